// The service worker: where there is no connection the app still opens, and
// says so. It keeps the page and the files of one version, which its own
// address names, and nothing of anybody's. Pages are always asked for first, so
// a newer server is seen at once.

const version = new URL(location.href).searchParams.get('v');
const CACHE = `evenkeel-${version}`;
const FILES = `/static/v-${version}/`;

/** What a proxy answers when the server behind it does not. */
const AWAY = [502, 503, 504];

addEventListener('install', (event) => { event.waitUntil(keep().then(() => skipWaiting())); });
addEventListener('activate', (event) => { event.waitUntil(forgetOthers().then(() => clients.claim())); });
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/api/')) return; // what is downloaded from there is no page
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (url.pathname.startsWith(FILES)) event.respondWith(file(request));
});

/** Keeps the page, each file that it names, and the words of every language. */
async function keep() {
  const answer = await fetch('/', { cache: 'no-cache' });
  const text = await answer.clone().text();
  const files = [...text.matchAll(/"(\/static\/v-[^"]+[^"/])"/g)].map(([, address]) => address);
  if (!files.every((address) => address.startsWith(FILES))) throw new Error('the server has another version by now');
  const [, languages] = text.match(/<meta name="words" content="([^"]+)">/) ?? ['', ''];
  const words = languages.split(' ').map((code) => `${FILES}words/${code}.json`);
  const cache = await caches.open(CACHE);
  await Promise.all([cache.put('/', answer), cache.addAll([...new Set([...files, ...words])])]);
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('evenkeel-') && name !== CACHE).map((name) => caches.delete(name)));
}

async function page(request) {
  const answer = await fetch(request).catch(() => undefined);
  if (answer && !AWAY.includes(answer.status)) return answer;
  return (await caches.match('/')) ?? answer ?? Response.error();
}

async function file(request) {
  return (await caches.match(request.url)) ?? fetch(request);
}

// The app: which screen an address shows, and to whom.

import { Component, render } from 'preact';
import { html } from 'htm/preact';
import { followAddress, go, match, path } from './route.js';
import { isTrainer, loadMe, me, unreachable, wasSignedIn } from './session.js';
import { followLanguage } from './settings.js';
import { version } from './version.js';
import { t } from './words.js';
import { later } from './parts/later.js';
import { Heading, Waiting } from './parts/page.js';
import { Top } from './parts/top.js';
import { DebriefScreen } from './screens/debrief.js';
import { Home } from './screens/home.js';
import { Join, Welcome } from './screens/join.js';
import { Login, NewPassword, OneTime, Setup } from './screens/signin.js';
import { Play } from './screens/play.js';
import { SignedOut } from './screens/signedout.js';

const BoardScreen = later(() => import('./screens/board.js').then((m) => m.BoardScreen));

/** @type {{ pattern: string, screen: any, open?: boolean }[]} open: for those not signed in too */
const ROUTES = [
  { pattern: '/', screen: Home },
  { pattern: '/join/:code', screen: Join, open: true },
  { pattern: '/setup/:token', screen: Setup, open: true },
  { pattern: '/login', screen: Login, open: true },
  { pattern: '/link/:token', screen: OneTime, open: true },
  { pattern: '/play/:attempt', screen: Play },
  { pattern: '/debrief/:attempt', screen: DebriefScreen },
  { pattern: '/board/:cohort', screen: BoardScreen },
  { pattern: '/board/:cohort/:scenario', screen: BoardScreen },
  { pattern: '/growth/:cohort', screen: later(() => import('./screens/board.js').then((m) => m.GrowthScreen)) },
  { pattern: '/progress', screen: later(() => import('./screens/progress.js').then((m) => m.ProgressScreen)) },
  { pattern: '/progress/review', screen: later(() => import('./screens/review.js').then((m) => m.Review)) },
  { pattern: '/settings', screen: later(() => import('./screens/settings.js').then((m) => m.Settings)) },
  { pattern: '/deleted', screen: later(() => import('./screens/own.js').then((m) => m.Deleted)), open: true },
  { pattern: '/trainer', screen: later(() => import('./screens/trainer.js').then((m) => m.Trainer)) },
];

function App() {
  const address = path.value;
  for (const { pattern, screen, open } of ROUTES) {
    const parts = match(pattern, address);
    if (!parts) continue;
    if (me.value?.needs_password && !open) return html`<${NewPassword} />`;
    if (me.value || open) return html`<${screen} key=${address} ...${parts} />`;
    return html`<${Outside} home=${pattern === '/'} />`;
  }
  return html`<${NotFound} />`;
}

/** For those who are not signed in, or not known to be. @param {{ home: boolean }} props */
function Outside({ home }) {
  if (unreachable.value) return html`<${Unreachable} />`;
  if (me.value === undefined) return html`<${Top} /><${Waiting} />`;
  return home ? html`<${Welcome} />` : html`<${SignedOut} />`;
}

function NotFound() {
  return html`<${Top} /><main id="main" class="wrap narrow"><${Heading} title=${t('notFound.title')}>${t('notFound.title')}<//>
    <p class="lead">${t('notFound.lead')}</p><p><a class="button" href="/">${t('app.home')}</a></p></main>`;
}

function Unreachable() {
  return html`<${Top} /><main id="main" class="wrap narrow"><${Heading}>${t('unreachable.title')}<//>
    <p class="lead">${t('unreachable.lead')}</p><p><button type="button" class="button" onClick=${loadMe}>${t('app.retry')}</button></p></main>`;
}

/** Keeps a fault of one screen from leaving an empty page. */
class Guard extends Component {
  constructor() {
    super();
    this.state = { failed: false };
  }

  static getDerivedStateFromError() {
    return { failed: true };
  }

  render() {
    if (!this.state.failed) return html`<${App} />`;
    return html`<main id="main" class="wrap narrow"><h1>${t('errors.internal')}</h1>
      <p><button type="button" class="button" onClick=${() => location.reload()}>${t('app.retry')}</button></p></main>`;
  }
}

addEventListener('online', () => { if (unreachable.peek()) loadMe(); });

followAddress();
await followLanguage();
const root = /** @type {HTMLElement} */ (document.getElementById('app'));
root.textContent = '';
render(html`<${Guard} />`, root);
begin();
keepForLater();

/** Lets the app open where there is no connection, to say so. */
function keepForLater() {
  if (version) navigator.serviceWorker?.register(`/worker.js?v=${version}`).catch(() => {}); // then it does not open
}

/** Finds out who is here, unless this is a way in and nobody was. */
async function begin() {
  const wayIn = ROUTES.some(({ pattern, open }) => open && match(pattern, path.peek()));
  if (wayIn && !wasSignedIn()) {
    me.value = null;
    return;
  }
  const who = await loadMe();
  if (isTrainer(who) && path.peek() === '/' && who?.cohorts.length === 0) go('/trainer', { replace: true });
}

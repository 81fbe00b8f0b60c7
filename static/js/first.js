// Before anything is drawn: the looks and the language that were chosen in this
// browser (settings.js), so that nothing shows otherwise first; and the words
// are sent for. A plain script, because modules wait until the page is read.

{
  const languages = document.querySelector('meta[name="words"]')?.getAttribute('content')?.split(' ') ?? [];
  const root = document.documentElement;
  const kept = (/** @type {string} */ name) => {
    try {
      return localStorage.getItem(`evenkeel.${name}`) ?? '';
    } catch {
      return '';
    }
  };
  root.dataset.theme = kept('theme');
  root.dataset.text = kept('text');
  root.dataset.motion = kept('motion') === 'less' || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'less' : 'usual';
  const own = navigator.languages.map((l) => l.split('-')[0]).find((l) => languages.includes(l)) ?? 'en';
  root.dataset.own = own;
  root.lang = languages.includes(kept('language')) ? kept('language') : own;
  const words = new URL(`../words/${root.lang}.json`, /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const ahead = Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: words.href });
  document.head.append(ahead);
}

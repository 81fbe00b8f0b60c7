// What one can set: how the app looks and behaves in this browser, who one is
// on the board, coming back from elsewhere, and one's own data.

import { html } from 'htm/preact';
import { isTrainer, me } from '../session.js';
import { keys, motion, pauses, size, speech, theme, untimed, wanted } from '../settings.js';
import { LANGUAGES, t } from '../words.js';
import { Heading } from '../parts/page.js';
import { Group, OneOf, Switch } from '../parts/setting.js';
import { hasVoice } from '../parts/speech.js';
import { Top } from '../parts/top.js';
import { UserMenu } from '../parts/usermenu.js';
import { Device, SignIn } from './device.js';
import { OnBoards, OwnData } from './own.js';

/**
 * @typedef {import('@preact/signals').Signal<boolean>} Flag
 */

export function Settings() {
  const who = me.value;
  if (!who) return null;
  return html`<${Top} mid=${t('settings.title')}><${UserMenu} /><//>
    <main id="main" class="wrap settings">
      <${Heading} title=${t('settings.title')}>${t('settings.title')}<//>
      <p class="lead">${t('settings.lead')}</p>
      <${Language} /><${Looks} /><${Talk} />
      ${!isTrainer(who) && html`<${OnBoards} who=${who} /><${Device} />`}
      <${SignIn} who=${who} />
      <${OwnData} who=${who} />
    </main>`;
}

function Language() {
  /** @type {[string, string, string][]} */
  const words = Object.entries(LANGUAGES).map(([code, name]) => [code, name, code]);
  return html`<${Group} id="language" title=${t('settings.language')}>
    <${OneOf} name="lang" legend=${t('settings.language')} quiet=${true} hint=${t('settings.languageHint')} setting=${wanted}
      words=${[['own', t('settings.language.own')], ...words]} />
  <//>`;
}

function Looks() {
  return html`<${Group} id="looks" title=${t('settings.looks')}>
    <${OneOf} name="theme" legend=${t('settings.theme')} setting=${theme}
      words=${['device', 'light', 'dark'].map((word) => [word, t(`settings.theme.${word}`)])} />
    <${OneOf} name="size" legend=${t('settings.size')} setting=${size}
      words=${['usual', 'large', 'larger'].map((word) => [word, t(`settings.size.${word}`)])} />
    <${OneOf} name="motion" legend=${t('settings.motion')} setting=${motion}
      words=${['device', 'less'].map((word) => [word, t(`settings.motion.${word}`)])} />
  <//>`;
}

function Talk() {
  return html`<${Group} id="talk" title=${t('settings.talk')}>
    <${Toggle} id="keys" flag=${keys} label=${t('settings.keys')} hint=${t('settings.keysHint')} />
    <${Toggle} id="untimed" flag=${untimed} label=${t('settings.untimed')} hint=${t('settings.untimedHint')} />
    <${Toggle} id="pauses" flag=${pauses} label=${t('settings.pauses')} hint=${t('settings.pausesHint')} />
    ${hasVoice() ? html`<${Toggle} id="speech" flag=${speech} label=${t('settings.speech')} hint=${t('settings.speechHint')} />`
      : html`<p class="note">${t('settings.speech')}: ${t('settings.noVoice')}</p>`}
  <//>`;
}

/** @param {{ id: string, flag: Flag, label: string, hint: string }} props */
function Toggle({ id, flag, label, hint }) {
  return html`<${Switch} id=${id} label=${label} hint=${hint} on=${flag.value} onChange=${(/** @type {boolean} */ on) => { flag.value = on; }} />`;
}

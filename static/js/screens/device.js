// Coming back from elsewhere: an address for another device, or a password; and
// leaving everywhere.

import { html } from 'htm/preact';
import { useRef, useState } from 'preact/hooks';
import { post } from '../api.js';
import { time } from '../format.js';
import { me } from '../session.js';
import { say, t } from '../words.js';
import { Button, Field, Form, useAction } from '../parts/form.js';
import { Failure, Notice } from '../parts/notice.js';
import { Group } from '../parts/setting.js';

/**
 * @typedef {{ url: string, expires: string, qr: string }} Link
 */

/** An address, also as a picture, that signs one in on another device. */
export function Device() {
  const [link, setLink] = useState(/** @type {Link | null} */ (null));
  const { run, busy, error } = useAction(async () => setLink(await post('/api/me/device')));
  return html`<${Group} id="device" title=${t('settings.device')}>
    <p class="quiet">${t('settings.deviceLead')}</p>
    <div role="status">${link && html`<${Shown} link=${link} />`}</div>
    <${Failure} error=${error} />
    <p><${Button} class=${link ? 'ghost' : 'button'} busy=${busy} onClick=${() => run()}>${link ? t('settings.deviceAgain') : t('settings.deviceMake')}<//></p>
  <//>`;
}

/** @param {{ link: Link }} props */
function Shown({ link }) {
  return html`<div class="card device">
    <img src=${`data:image/svg+xml,${encodeURIComponent(link.qr)}`} alt=${t('settings.deviceQR')} width="220" height="220" />
    <div><p class="address">${link.url}</p>
      <p class="note">${t('settings.deviceUntil', { time: time(link.expires) })}</p>
      ${onlyHere(link.url) && html`<${Notice}>${t('settings.deviceLocal')}<//>`}</div>
  </div>`;
}

/** Whether an address is one that a computer has for itself. @param {string} address */
function onlyHere(address) {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

/** How one signs in, and out of everything. @param {{ who: import('../types.js').Me }} props */
export function SignIn({ who }) {
  const sure = useRef(/** @type {HTMLDialogElement | null} */ (null));
  return html`<${Group} id="sign-in" title=${t('settings.signIn')}>
    ${who.login ? html`<${NewPassword} login=${who.login} />` : html`<${OwnLogin} />`}
    <p class="quiet">${t('settings.everywhereLead')}</p>
    <p><button type="button" id="everywhere" class="ghost" onClick=${() => sure.current?.showModal()}>${t('settings.everywhere')}</button></p>
    <${Sure} dialog=${sure} mayReturn=${Boolean(who.login)} />
  <//>`;
}

/** A sign-in name and a password, for who came in by an address. */
function OwnLogin() {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { run, busy, error } = useAction(async () => { me.value = await post('/api/me/login', { login, password }); });
  const wrong = (/** @type {string[]} */ codes) => (error && codes.includes(error.code) ? say(error) : '');
  const atLogin = wrong(['bad_login_name', 'login_taken']);
  const atPassword = wrong(['weak_password']);
  return html`<p class="quiet">${t('settings.signInLead')}</p>
    <${Form} onSubmit=${run}>
      <${Field} id="login" label=${t('settings.login')} hint=${t('settings.loginHint')} value=${login} onValue=${setLogin} autocomplete="username" plain=${true} wrong=${atLogin} />
      <${Field} id="password" type="password" label=${t('settings.password')} hint=${t('setup.passwordHint')} value=${password} onValue=${setPassword}
        autocomplete="new-password" wrong=${atPassword} />
      <${Failure} error=${atLogin || atPassword ? null : error} />
      <p><${Button} type="submit" class="ghost" busy=${busy}>${t('settings.signInButton')}<//></p>
    <//>`;
}

/** Another password, for who knows the present one. @param {{ login: string }} props */
function NewPassword({ login }) {
  const [present, setPresent] = useState('');
  const [password, setPassword] = useState('');
  const [changed, setChanged] = useState(false);
  const { run, busy, error } = useAction(async () => {
    setChanged(false);
    me.value = await post('/api/me/password', { present, password });
    setPresent('');
    setPassword('');
    setChanged(true);
  });
  const atPresent = error && (error.code === 'bad_login' || error.fields?.present) ? t('settings.presentWrong') : '';
  const atPassword = error?.code === 'weak_password' ? say(error) : '';
  return html`<p role="status">${t('settings.signInAs', { login })} ${changed && t('settings.passwordChanged')}</p>
    <${Form} onSubmit=${run}>
      <${Field} id="present" type="password" label=${t('settings.present')} value=${present} onValue=${setPresent}
        autocomplete="current-password" wrong=${atPresent} />
      <${Field} id="password" type="password" label=${t('settings.newPassword')} hint=${t('setup.passwordHint')} value=${password} onValue=${setPassword}
        autocomplete="new-password" wrong=${atPassword} />
      <${Failure} error=${atPresent || atPassword ? null : error} />
      <p><${Button} type="submit" class="ghost" busy=${busy}>${t('settings.passwordChange')}<//></p>
    <//>`;
}

/** Asks before it signs out everywhere: who has no password does not come back alone. @param {{ dialog: { current: HTMLDialogElement | null }, mayReturn: boolean }} props */
function Sure({ dialog, mayReturn }) {
  const { run, busy, error } = useAction(async () => {
    await post('/api/logout/everywhere');
    me.value = null;
  });
  return html`<dialog class="card sure" ref=${dialog} aria-labelledby="sure-everywhere">
    <h2 id="sure-everywhere">${t('settings.everywhereTitle')}</h2>
    <p>${t(mayReturn ? 'settings.everywhereWhy' : 'settings.everywhereNoWayBack')}</p>
    <${Failure} error=${error} />
    <p class="actions"><button type="button" class="button" onClick=${() => dialog.current?.close()}>${t('leaving.stay')}</button>
      <${Button} class="ghost" busy=${busy} onClick=${() => run()}>${t('settings.everywhere')}<//></p>
  </dialog>`;
}

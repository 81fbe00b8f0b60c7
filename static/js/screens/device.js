// Coming back from elsewhere: an address for another device, or a password.

import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
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

/** A sign-in name and a password, for who came in by an address. @param {{ who: import('../types.js').Me }} props */
export function OwnLogin({ who }) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { run, busy, error } = useAction(async () => { me.value = await post('/api/me/login', { login, password }); });
  if (who.login) return html`<${Group} id="sign-in" title=${t('settings.signIn')}><p role="status">${t('settings.signInAs', { login: who.login })}</p><//>`;
  const wrong = (/** @type {string[]} */ codes) => (error && codes.includes(error.code) ? say(error) : '');
  const atLogin = wrong(['bad_login_name', 'login_taken']);
  const atPassword = wrong(['weak_password']);
  return html`<${Group} id="sign-in" title=${t('settings.signIn')}>
    <p class="quiet">${t('settings.signInLead')}</p>
    <${Form} onSubmit=${run}>
      <${Field} id="login" label=${t('settings.login')} hint=${t('settings.loginHint')} value=${login} onValue=${setLogin} autocomplete="username" plain=${true} wrong=${atLogin} />
      <${Field} id="password" type="password" label=${t('settings.password')} hint=${t('setup.passwordHint')} value=${password} onValue=${setPassword}
        autocomplete="new-password" wrong=${atPassword} />
      <${Failure} error=${atLogin || atPassword ? null : error} />
      <p><${Button} type="submit" class="ghost" busy=${busy}>${t('settings.signInButton')}<//></p>
    <//>
  <//>`;
}

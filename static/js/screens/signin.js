// The ways in of those who have an account: first set-up, sign-in, one-time address.

import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { post } from '../api.js';
import { go } from '../route.js';
import { isTrainer, me } from '../session.js';
import { say, t } from '../words.js';
import { Button, Field, Form, useAction } from '../parts/form.js';
import { useLoaded } from '../parts/load.js';
import { Failure, Notice } from '../parts/notice.js';
import { Heading } from '../parts/page.js';
import { Top } from '../parts/top.js';
import { UserMenu } from '../parts/usermenu.js';
import { Welcoming } from './welcoming.js';

/** @param {import('../types.js').Me} who */
function enter(who) {
  me.value = who;
  go(isTrainer(who) ? '/trainer' : '/', { replace: true });
}

export function Login() {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { run, busy, error } = useAction(async () => enter(await post('/api/login', { login, password })));
  return html`<${Top} /><${Welcoming}>
    <${Heading} title=${t('login.title')}>${t('login.title')}<//>
    <p class="lead">${t('login.lead')}</p>
    <${Form} onSubmit=${run}>
      <${Field} id="login" plain=${true} label=${t('login.name')} value=${login} onValue=${setLogin} autocomplete="username" autofocus=${true} />
      <${Field} id="password" type="password" label=${t('login.password')} value=${password} onValue=${setPassword} autocomplete="current-password" />
      <${Failure} error=${error} />
      <p><${Button} type="submit" busy=${busy}>${t('login.button')}<//></p>
    <//>
  <//>`;
}

/** @param {{ token: string }} props */
export function Setup({ token }) {
  const { data } = useLoaded(`/api/setup/${encodeURIComponent(token)}`);
  if (data && !data.open) return html`<${Spent} title=${t(data.done ? 'setup.doneTitle' : 'setup.goneTitle')} lead=${t(data.done ? 'setup.done' : 'setup.gone')} />`;
  return html`<${SetupForm} token=${token} />`;
}

/** An address that does nothing any more, and where to go instead. @param {{ title: string, lead: string }} props */
function Spent({ title, lead }) {
  return html`<${Top} /><${Welcoming}>
    <${Heading} title=${title}>${title}<//><p class="lead">${lead}</p>
    <p class="actions">${me.value && html`<a class="button" href="/">${t('oneTime.goOn', { name: me.value.name })}</a>`}
      <a class=${me.value ? 'ghost' : 'button'} href="/login">${t('app.signIn')}</a></p>
  <//>`;
}

/** @param {{ token: string }} props */
function SetupForm({ token }) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [name, setName] = useState('');
  const { run, busy, error } = useAction(async () => enter(await post('/api/setup', { token, login, password, name: name.trim() })));
  const at = placed(error);
  return html`<${Top} /><${Welcoming}>
    <${Heading} title=${t('setup.title')}>${t('setup.title')}<//>
    <p class="lead">${t('setup.lead')}</p>
    <${Form} onSubmit=${run}>
      <${Field} id="login" type="email" label=${t('setup.email')} value=${login} onValue=${setLogin} autocomplete="username" autofocus=${true} wrong=${at.login} />
      <${Field} id="password" type="password" label=${t('setup.password')} hint=${t('setup.passwordHint')} value=${password} onValue=${setPassword}
        autocomplete="new-password" wrong=${at.password} />
      <${Field} id="name" label=${t('setup.name')} hint=${t('setup.nameHint')} value=${name} onValue=${setName} autocomplete="name" wrong=${at.name} />
      <${Failure} error=${at.rest} />
      <p><${Button} type="submit" busy=${busy}>${t('setup.button')}<//></p>
    <//>
  <//>`;
}

/**
 * A fault of the set-up beside the field it is about.
 * @param {ReturnType<typeof useAction>['error']} error
 * @returns {{ login?: string, password?: string, name?: string, rest: typeof error }}
 */
function placed(error) {
  if (!error) return { rest: null };
  if (error.code === 'bad_token') return { rest: { code: '', message: t('setup.gone') } };
  if (error.code === 'weak_password') return { password: say(error), rest: null };
  if (error.code === 'bad_name' || error.code === 'name_taken') return { name: say(error), rest: null };
  const { login, password, name } = error.fields ?? {};
  const any = login || password || name;
  return { login, password, name, rest: any ? null : error };
}

/** After a reset: nothing else is shown before there is a new password. */
export function NewPassword() {
  const [password, setPassword] = useState('');
  const { run, busy, error } = useAction(async () => { me.value = await post('/api/me/password', { password }); });
  const at = placed(error);
  return html`<${Top}><${UserMenu} /><//><${Welcoming}>
    <${Heading} title=${t('newPassword.title')}>${t('newPassword.title')}<//>
    <p class="lead">${t('newPassword.lead')}</p>
    <${Form} onSubmit=${run}>
      <${Field} id="password" type="password" label=${t('newPassword.password')} hint=${t('setup.passwordHint')} value=${password} onValue=${setPassword}
        autocomplete="new-password" autofocus=${true} wrong=${at.password} />
      <${Failure} error=${at.rest} />
      <p><${Button} type="submit" busy=${busy}>${t('newPassword.button')}<//></p>
    <//>
  <//>`;
}

/** A one-time address. Only the button uses it up, so that previews of links do not. @param {{ token: string }} props */
export function OneTime({ token }) {
  const { data } = useLoaded(`/api/link/${encodeURIComponent(token)}`);
  const { run, busy, error } = useAction(async () => enter(await post('/api/link', { token })));
  if (data && !data.open || error?.code === 'bad_token') return html`<${Spent} title=${t('oneTime.goneTitle')} lead=${t('oneTime.badToken')} />`;
  return html`<${Top} /><${Welcoming}>
    <${Heading} title=${t('oneTime.title')}>${t('oneTime.title')}<//>
    <p class="lead">${t('oneTime.lead')}</p>
    <div class="form">
      ${me.value && html`<${Notice}>${t('oneTime.instead', { name: me.value.name })}<//>`}
      <${Failure} error=${error} />
      <p><${Button} busy=${busy} onClick=${() => run()}>${t('oneTime.button')}<//></p>
    </div>
  <//>`;
}

// Signed out in the middle of things: what is safe, and the ways back.

import { html } from 'htm/preact';
import { t } from '../words.js';
import { Heading } from '../parts/page.js';
import { Top } from '../parts/top.js';

export function SignedOut() {
  return html`<${Top} /><main id="main" class="wrap narrow">
    <${Heading} title=${t('app.signIn')}>${t('link.signedOut')}<//>
    <p class="lead">${t('link.signedOutHint')}</p>
    <p class="actions"><a class="button" href="/">${t('app.home')}</a><a class="ghost" href="/login">${t('app.signIn')}</a></p>
  </main>`;
}

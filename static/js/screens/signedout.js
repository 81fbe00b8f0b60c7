// Signed out in the middle of things: what is safe, and the ways back.

import { html } from 'htm/preact';
import { words } from '../words.js';
import { Heading } from '../parts/page.js';
import { Top } from '../parts/top.js';

export function SignedOut() {
  return html`<${Top} /><main id="main" class="wrap narrow">
    <${Heading} title=${words.signIn}>${words.link.signedOut}<//>
    <p class="lead">${words.link.signedOutHint}</p>
    <p class="actions"><a class="button" href="/">${words.toHome}</a><a class="ghost" href="/login">${words.signIn}</a></p>
  </main>`;
}

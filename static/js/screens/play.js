// The conversation.

import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { AttemptView } from '../attempt.js';
import { came, shortName } from '../format.js';
import { go } from '../route.js';
import { status } from '../socket.js';
import { say, t } from '../words.js';
import { Checkin } from '../parts/checkin.js';
import { Choices } from '../parts/choices.js';
import { LinkNotice } from '../parts/linknotice.js';
import { Log } from '../parts/log.js';
import { Notice } from '../parts/notice.js';
import { Heading, Waiting, useTitle } from '../parts/page.js';
import { CustomerInWater } from '../parts/stage.js';
import { Top } from '../parts/top.js';
import { SignedOut } from './signedout.js';

/**
 * @typedef {import('../attempt.js').View} View
 */

/** @param {{ attempt: string }} props */
export function Play({ attempt: id }) {
  const [attempt, setAttempt] = useState(/** @type {AttemptView | null} */ (null));
  useEffect(() => {
    const next = new AttemptView(id);
    setAttempt(next);
    return () => next.close();
  }, [id]);
  if (status.value === 'signed_out') return html`<${SignedOut} />`;
  if (!attempt) return html`<${Top} /><${Waiting} />`;
  return html`<${Conversation} attempt=${attempt} view=${attempt.view.value} />`;
}

/** @param {{ attempt: AttemptView, view: View }} props */
function Conversation({ attempt, view }) {
  const { turn, ended, phase } = view;
  const about = turn?.about;
  useTitle(about?.title ?? ended?.debrief?.title);
  if (phase === 'gone') return html`<${Gone} attempt=${attempt.id} />`;
  const customer = ended?.customer ?? turn?.customer;
  if (!customer) return html`<${Top} /><main id="main" class="wrap"><${LinkNotice} /><p class="waiting" role="status">${t('app.waiting')}</p></main>`;
  const channel = about?.channel ?? ended?.debrief?.channel ?? '';
  const subject = about?.title ?? ended?.debrief?.title ?? '';
  const language = about?.language ?? ended?.debrief?.language ?? '';
  const chosen = view.sending && turn?.choices.find((choice) => choice.id === view.sending?.choice);
  return html`
    <${Top} mid=${about && middle(about, turn?.seq ?? 1)}>
      <button type="button" class="ghost" onClick=${() => go('/')}>
        ${phase === 'ended' ? t('app.home') : html`<span class="long">${t('play.leave')}</span><span class="short">${t('play.leaveShort')}</span>`}</button>
    <//>
    <main id="main" class="play-main" data-channel=${channel}>
      <${LinkNotice} kept=${Boolean(view.sending) && !view.pausing} />
      <div class="play">
        <${CustomerInWater} customer=${customer} channel=${channel} began=${view.began} trail=${view.trail} over=${phase === 'ended'} />
        <section class="talk" aria-label=${t('play.conversation')}>
          <h1 class="sr">${subject}</h1>
          <${Log} channel=${channel} lines=${view.lines} pending=${chosen ? { who: 'trainee', text: chosen.text, kind: chosen.kind } : null}
            name=${customer.name} subject=${subject} language=${language} />
          <${Trouble} trouble=${view.trouble} />
          ${ended ? html`<${Over} ended=${ended} />` : html`<${Choices} attempt=${attempt} view=${view} channel=${channel} name=${customer.name} />`}
        </section>
        ${!ended && turn?.checkin && html`<${Checkin} key=${turn.seq} question=${turn.checkin} language=${language} feeling=${view.feeling}
          onFeeling=${(/** @type {string} */ f) => attempt.checkin(f)} />`}
      </div>
      <${BandStatus} customer=${customer} />
    </main>`;
}

/**
 * @param {import('../types.js').About} about
 * @param {number} seq
 */
function middle(about, seq) {
  return `${about.title} \u00b7 ${t(`mode.${about.mode}`)} \u00b7 ${t('play.turn', { n: Math.max(1, seq) })}`;
}

/** @param {{ trouble: View['trouble'] }} props */
function Trouble({ trouble }) {
  return html`<div role="alert">${trouble && html`<${Notice} kind=${trouble.code === 'stale_seq' ? '' : 'bad'}>${say(trouble)}<//>`}</div>`;
}

/** Says a change of the customer's mood, and nothing else. @param {{ customer: import('../types.js').Customer }} props */
function BandStatus({ customer }) {
  const last = useRef(customer.band);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (last.current === customer.band) return;
    last.current = customer.band;
    setSaid(t('play.now', { name: shortName(customer.name), band: t(`band.${customer.band}`).toLowerCase() }));
  }, [customer.band]);
  return html`<p class="sr" role="status">${said}</p>`;
}

/** What became of it, and the way to the debrief. @param {{ ended: import('../types.js').Ended }} props */
function Over({ ended }) {
  const button = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => { button.current?.focus(); }, []);
  return html`<div class="over">
    <h2>${t(`play.ended.${ended.relationship}`, { name: shortName(ended.customer.name) })}</h2>
    <p class="quiet">${t(`play.outcome.${came(ended.outcome, ended.relationship)}`)}</p>
    <a class="button" href=${`/debrief/${ended.attempt}`} ref=${button}>${t('play.debrief')}</a>
  </div>`;
}

/** @param {{ attempt: string }} props */
function Gone({ attempt }) {
  return html`<${Top} /><main id="main" class="wrap narrow">
    <${Heading}>${t('notFound.title')}<//><p class="lead">${t('play.gone')}</p>
    <p class="actions"><a class="button" href="/">${t('app.home')}</a><a class="ghost" href=${`/debrief/${attempt}`}>${t('play.debrief')}</a></p>
  </main>`;
}

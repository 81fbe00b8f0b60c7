// The customer's voice, where the browser has one of its own: nothing that is
// said here leaves the device.

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { speech } from '../settings.js';
import { parted } from './quote.js';

/** @type {import('@preact/signals').Signal<SpeechSynthesisVoice[]>} */
const voices = signal([]);

const synthesis = globalThis.speechSynthesis;
if (synthesis) {
  const look = () => { voices.value = synthesis.getVoices().filter((voice) => voice.localService); };
  look();
  synthesis.addEventListener('voiceschanged', look);
}

/** Whether people hear one another in a channel. @param {string} channel */
export const spoken = (channel) => channel === 'phone' || channel === 'counter';

/**
 * The voice for a language; undefined where there is none on this device.
 * @param {string} language
 */
export const voiceFor = (language) => voices.value.find((voice) => voice.lang.split(/[-_]/)[0] === language);

/** Whether this device has any voice of its own. */
export const hasVoice = () => voices.value.length > 0;

/**
 * Says each new line of the customer aloud, if that is wanted and possible.
 * @param {import('../types.js').Line[]} lines
 * @param {string} language
 */
export function useSpeech(lines, language) {
  const voice = speech.value ? voiceFor(language) : undefined;
  const last = lines.at(-1);
  useEffect(() => {
    const said = last?.who === 'customer' ? parted(last.text).said : '';
    if (!voice || !said) return undefined;
    synthesis.speak(Object.assign(new SpeechSynthesisUtterance(said), { voice, lang: voice.lang }));
    return () => synthesis.cancel();
  }, [lines.length, voice]);
}

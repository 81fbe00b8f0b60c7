// What somebody says stands in quotation marks; what only happens, which a
// trainer writes in brackets before it or instead, does not.

import { t } from '../words.js';

/**
 * A line as what happens and what is said; either may be empty.
 * @param {string} text
 */
export function parted(text) {
  const [, happens = '', said = ''] = text.trim().match(/^(\([^()]*\))?\s*(.*)$/s) ?? [];
  return { happens, said };
}

/** @param {string} text */
export function quote(text) {
  const { happens, said } = parted(text);
  return [happens, said && t('app.quote', { text: said })].filter(Boolean).join(' ');
}

// Whether the server has become another version since this page was loaded. An
// old page goes on with what it has, and is replaced when the screen changes.

/** The version of this page, as its scripts' address names it. */
export const version = /\/v-(\w+)\//.exec(import.meta.url)?.[1] ?? '';

let other = false;

/** Notes the version that an answer names. @param {string | null} named */
export function heard(named) {
  other ||= Boolean(version && named && named !== version);
}

export const outdated = () => other;

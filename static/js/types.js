/**
 * The messages and answers of the server, as the app reads them. The server's
 * package `wire` documents every field.
 *
 * @typedef {{ id: string, name: string, hidden?: boolean, as: string, next_name?: string }} Cohort
 * @typedef {{ id: string, name: string, role: 'trainee' | 'trainer' | 'admin', login?: string, cohorts: Cohort[], needs_password?: boolean }} Me
 *
 * @typedef {{ empathy: number | null, composure: number | null, resolution: number | null, overall: number | null, approx?: boolean }} Scores
 * @typedef {'empathy' | 'composure' | 'resolution'} Dimension
 * @typedef {Record<Dimension, number>} Points
 * @typedef {Record<string, number>} Moods
 *
 * @typedef {{ name: string, about?: string, says: string, face: string, mood: Moods, band: string }} Customer
 * @typedef {{ id: string, text: string, kind?: string }} Choice
 * @typedef {{ choice: string, text: string, by: 'trainee' | 'timeout', kind?: string }} Said
 * @typedef {{ left_ms: number, total_ms: number }} Deadline
 * @typedef {{ who: 'customer' | 'trainee' | 'timeout', text: string, kind?: string, mood?: Moods, band?: string, earlier?: boolean }} Line
 * @typedef {{ scenario: string, title: string, summary: string, channel: string, language: string, mode: string, cohort?: string, timed: boolean, elapsed_ms: number }} About
 *
 * @typedef {object} Turn
 * @property {'turn'} type
 * @property {number} [id]
 * @property {string} attempt
 * @property {number} seq
 * @property {string} node
 * @property {About} [about]
 * @property {Said} [said]
 * @property {Customer} customer
 * @property {Choice[]} choices
 * @property {Deadline} [deadline]
 * @property {string} [checkin]
 * @property {boolean} [untimed]
 * @property {Line[]} [transcript]
 *
 * @typedef {object} Ended
 * @property {'ended'} type
 * @property {number} [id]
 * @property {string} attempt
 * @property {number} seq
 * @property {Said} [said]
 * @property {string} ending
 * @property {string} outcome
 * @property {string} relationship
 * @property {Customer} customer
 * @property {Scores} scores
 * @property {Debrief | null} debrief
 *
 * @typedef {{ choice: string, text: string, because?: string, kind?: string }} Better
 *
 * @typedef {object} DebriefTurn
 * @property {number} seq
 * @property {string} node
 * @property {string} customer_said
 * @property {Said} said
 * @property {string} [kind]
 * @property {string} customer_says
 * @property {Moods} before
 * @property {Moods} after
 * @property {string} band
 * @property {Points} points
 * @property {boolean} [repeated]
 * @property {Points & { overall: number }} [regret]
 * @property {string} [because]
 * @property {string[]} [skills]
 * @property {Better} [better]
 * @property {Other[]} [others]
 * @property {{ question: string, feeling: string }} [checkin]
 * @property {number} elapsed_s
 *
 * @typedef {object} Other
 * @property {string} choice
 * @property {string} text
 * @property {string} [kind]
 * @property {string} [because]
 * @property {string[]} [skills]
 * @property {Points} points
 * @property {boolean} [repeated]
 * @property {string} customer_says
 * @property {Moods} after
 * @property {string} band
 * @property {string} node
 * @property {string} [outcome]
 * @property {string} [relationship]
 * @property {Points & { overall: number }} [regret]
 *
 * @typedef {object} Debrief
 * @property {string} attempt
 * @property {string} scenario
 * @property {string} [variant]
 * @property {string} title
 * @property {string} language
 * @property {string} channel
 * @property {string} mode
 * @property {string} [cohort]
 * @property {string} state
 * @property {boolean} [untimed]
 * @property {boolean} [rehearsed]
 * @property {string} started
 * @property {string} finished
 * @property {{ name: string, about?: string, face: string }} customer
 * @property {{ id: string, outcome: string, relationship: string, says: string, lesson?: string, points: Points }} ending
 * @property {Scores} scores
 * @property {Points} weights
 * @property {number | null} best_score
 * @property {Moods} opening
 * @property {DebriefTurn[]} turns
 * @property {number} [cost_most]
 * @property {number} [best_moment]
 * @property {boolean} can_try_again
 *
 * @typedef {{ cohort: string, scenario?: string, by?: 'growth' }} BoardKey
 * @typedef {{ rank?: number, band?: string, name?: string, score: number, played?: number, you?: boolean, gap?: boolean, untimed?: boolean, rehearsed?: boolean }} BoardRow
 * @typedef {{ from: string, to?: string, over?: boolean }} Season
 *
 * @typedef {object} Board
 * @property {'board'} type
 * @property {number} [id]
 * @property {BoardKey} board
 * @property {string} cohort_name
 * @property {string} [title]
 * @property {BoardRow[]} rows
 * @property {{ hidden?: boolean, trend?: number[] }} [me]
 * @property {number} total
 * @property {number} members
 * @property {number} assignments
 * @property {Season} [season]
 * @property {boolean} [measured]
 * @property {{ mean: number, others: number[] }} [teams]
 *
 * @typedef {{ id: string, summary: string, customer: Customer }} Variant
 * @typedef {{ cohort: string, form?: Variant, as?: 'baseline' | 'reassessment', state: 'new' | 'open' | 'finished' | 'closed', attempt?: string, scores?: Scores }} Assignment
 *
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string} title
 * @property {string} summary
 * @property {string} channel
 * @property {number} level
 * @property {number} minutes
 * @property {string} language
 * @property {boolean} timed
 * @property {boolean} [tutorial]
 * @property {Customer} customer
 * @property {Assignment[]} [assignments]
 * @property {string} [practice]
 * @property {boolean} can_practise
 * @property {boolean} [retired]
 * @property {Variant[]} [variants]
 *
 * @typedef {object} Attempt
 * @property {string} id
 * @property {string} scenario
 * @property {string} title
 * @property {string} [variant]
 * @property {string} mode
 * @property {'open' | 'finished' | 'void'} state
 * @property {boolean} [from_moment]
 * @property {string} [cohort]
 * @property {string} started
 * @property {string} [finished]
 * @property {Scores} [scores]
 * @property {string} [outcome]
 *
 * @typedef {{ n: number, value: number, low: number, high: number, few?: boolean }} Estimate
 * @typedef {{ attempt: string, scenario: string, title: string, language: string, seq: number, time: string, said: string, by_clock?: boolean, breath?: boolean, kept: number, lost: number }} Evidence
 * @typedef {Estimate & { skill: string, evidence: Evidence[] }} SkillSeen
 * @typedef {{ attempt: string, scenario: string, title: string, variant?: string, mode: string, finished: string, scores: Scores }} Point
 * @typedef {Point & { tries: number }} Best
 * @typedef {{ attempts: number, from: string, to: string, scores: Scores }} Measure
 * @typedef {{ skill: string, before: Estimate, after: Estimate, change: number, low: number, high: number, sure?: boolean }} SkillChange
 * @typedef {{ cohort: string, cohort_name: string, before: Measure, after: Measure, skills: SkillChange[] }} Growth
 * @typedef {{ scenario: string, title: string, due: string, step: number }} Return
 * @typedef {{ reason: string, scenario?: string, title?: string, cohort?: string, variant?: string, attempt?: string, skill?: string, done?: number, of?: number, last?: string, due?: string }} NextStep
 *
 * @typedef {object} Progress
 * @property {number} attempts
 * @property {SkillSeen[]} skills
 * @property {string[]} focus
 * @property {Point[]} trend
 * @property {Best[]} bests
 * @property {{ running: number, longest: number, this_week?: boolean }} weeks
 * @property {Growth[]} growth
 * @property {Return[]} returns
 * @property {NextStep} next
 * @property {string} name
 * @property {string} made
 *
 * @typedef {object} TrainerCohort
 * @property {string} id
 * @property {string} name
 * @property {string} code
 * @property {string} join_url
 * @property {number} cap
 * @property {Season} [season]
 * @property {{ scenario: string, title: string, version: string, variant?: string, as?: string, newer?: boolean, finished: number }[]} assignments
 * @property {{ id: string, name: string, joined: string, played: number }[]} members
 * @property {boolean} [closed]
 * @property {boolean} [compared]
 *
 * @typedef {{ time: string, scenario: string, attempt: string, message: string, count: number }} ScriptFault
 * @typedef {{ code: string, message: string, fields?: Record<string, string> }} Failure
 * @typedef {{ type: 'ok', id?: number }} OK
 * @typedef {{ type: 'error', id?: number, code: string, message: string, fields?: Record<string, string> }} WireError
 * @typedef {{ type: 'bye', code: string, message: string }} Bye
 * @typedef {Turn | Ended | Board | OK | WireError | Bye} Message
 */

export {};

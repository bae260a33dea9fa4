// Words of the parts of a lesson that a reader works with, and the two tools that stand on pages of their own.
import type model from '../zh-CN/components.ts'
import type { refusals as modelRefusals } from '../zh-CN/components.ts'

const words: typeof model = {
  timeline: { now: 'holds now', past: 'past', future: 'not yet begun' },
  flow: {
    drawing: 'Flow chart: {caption}. The same stands in words below it.', inWords: 'Read this drawing in words', yes: 'Yes', no: 'No', step: 'step {n, number}', end: 'ends here',
  },
  branch: {
    heading: 'Case · you decide', open: 'Begin with situation 1 and open the situation that your choice leads to.', scene: 'Situation {n, number}', step: 'Step {n, number}', chose: 'You chose:',
    back: 'One step back', anew: 'Start anew', good: 'Well handled', bad: 'This leads to trouble',
  },
  cards: {
    hint: 'Think of the answer, then open the back.', known: 'I know it', 'not-yet': 'Not yet', anew: 'Count anew',
    tally: '{all, plural, one {# card} other {# cards}}: {known, number} known, {notYet, number} not yet. Counted on this page only and not kept.',
  },
  sources: 'Sources', unknown: 'What was not found', notOfficial: 'Only reports or reprints of these documents were read; they are marked “to be checked”. Go by the official text before you act.', gone: 'The library does not have this article.',
  from: 'from {from}', until: '{from} to {to}', openTool: 'Open on a page of its own',
  drama: {
    title: 'Which class is this micro-drama?',
    lead: 'The standard has changed several times. Give the day, the investment, the making and what is true of the drama: the answer is by the rule of that day, with what the class leads to, the sources, and what was not found.',
    on: 'Day', onHint: 'Of submission or of release; if they fall into two periods, ask once for each.',
    wan: 'Investment (10,000 yuan)', wanHint: 'By the written papers, with at most four decimals, e.g. 99.99. Not needed up to May 2024, when amounts did not matter.',
    wanFault: 'Give a number without a unit, such as 80 or 99.99.', onFault: 'Give a day that exists, such as 2026-09-01.',
    making: 'How it is made', live: 'Live action', ai: 'Generated or made with artificial intelligence',
    about: 'Tick what is true of it', themes: 'Special themes, by the reports: {themes}.',
    triggers: {
      'special-theme': 'Special theme', 'first-screen': 'Recommended on a first screen, or pinned in a theatre or section', voluntary: 'Declared as key by its maker’s own wish',
      sponsored: 'Promoted by the platform for sponsors', paid: 'Members first, or paid',
    },
    submit: 'Look it up', answer: 'The answer for {on}', why: 'Why', leads: 'What it leads to', version: 'By the rule in force',
    because: {
      trigger: 'It is one of “{triggers}”, whatever it cost.', top: 'The investment is {top, number} (10,000 yuan) or more.',
      middle: 'The investment is {middle, number} (10,000 yuan) or more, and less than {top, number}.', lowest: 'The investment is less than {middle, number} (10,000 yuan).',
      rest: 'None of the things that then made a drama key is true of it.',
    },
    onBoundary: 'The investment is exactly the dividing amount. Whether the amount itself belongs to the higher class was not seen for this period; here it does. Ask the authority.',
    notCounted: 'You also ticked “{triggers}”: the standard of this period does not list it. Notice 345, clause 3(2)2, once made some ways of release key; whether it still applies is to be checked.',
    elsewhere: 'The same drama on another day', period: 'Period', class: 'Class', here: 'the day asked for', cannotTell: 'the investment must be known',
    table: 'The table of classes was last brought into line with its sources on {day}.',
  },
  reviewers: {
    title: 'How many reviewers, and who signs?', lead: 'Choose the kind of programme and the day, and see how many reviewers each review needs, when it passes, who signs, and what stands in the opening.',
    type: 'Kind of programme', on: 'Day', submit: 'Look it up', answer: '{type}, {on}',
    types: {
      'web-drama': 'Web drama', 'micro-film': 'Micro-film', 'web-film': 'Web film', 'film-tv-animation': 'Film or television animation', documentary: 'Documentary', professional: 'Professional programme',
    },
    none: 'On this day no article sized the panel for such programmes: Notice 53 holds from 6 July 2012. Choose another day.',
    count: '{count, number} reviewers or more', vote: 'When it passes', unanimous: 'When all agree. With one against it, it has not passed, and nobody may be exchanged to make up the agreement.',
    signs: 'Who signs', manager: 'The content manager of the unit checks and signs: a person outside the panel and none of its reviewers. The article does not ask that this person hold a reviewer’s certificate.',
    serial: 'Serial number of the review', serialYes: 'The opening shows the serial number that the reviewing unit gave.', serialNo: 'The article does not ask for one.',
    sheet: 'Review sheet', sheetText: 'Reviewers and content manager both sign the review sheet, which is handed in with the filing.', basis: 'Basis',
    ratios: 'For short videos and live rooms the number of reviewers goes by the size of the service. That is the number of a whole platform, not of one panel:',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals: typeof modelRefusals = {
  'micro-drama-no-rule': 'No rule on the classes of micro-dramas is kept here for this day: the earliest is Notice 345, from 14 November 2022. Choose another day, or look into the regulations.',
  'micro-drama-investment-missing': 'The class of this day hangs on the investment, which is missing, and nothing is ticked that decides whatever it cost. Give the investment (10,000 yuan) and ask again.',
}

import type model from '../zh-CN/site.ts'
import type { refusals as modelRefusals } from '../zh-CN/site.ts'

const words: typeof model = {
  name: 'Mingjian',
  skip: 'Skip to content',
  logIn: 'Log in',
  logOut: 'Log out',
  otherLanguage: '中文',
  demo: 'Demonstration: organisations, people and certificates are samples and stand for nobody real.',
  zoned: '{at} (Beijing time)',
  nav: {
    label: 'Main',
    courses: 'Courses',
    regulations: 'Regulations',
    exams: 'Exams',
    verify: 'Verify',
    register: 'Register',
    me: 'My desk',
    association: 'Association desk',
    platform: 'Platform desk',
    broadcaster: 'Broadcaster desk',
  },
  foot: { what: 'Training, examination and register of online audiovisual programme reviewers', handbook: 'Handbook', syllabus: 'Syllabus', glossary: 'Glossary', search: 'Search', api: 'Verification API', privacy: 'Personal data' },
  sorry: {
    home: 'Back to the start',
    notFound: { title: 'This page was not found', text: 'The address may be mistyped, or the content is not open to you. Please begin again from the start page.' },
    forbidden: { title: 'You may not do this', text: 'This is open only to people who hold the matching role. If you think this is a mistake, ask the administrator of your organisation.' },
    tooMany: { title: 'Too many requests', text: 'Please wait a minute and try again. What was saved stays saved.' },
    badRequest: { title: 'The request could not be understood', text: 'Something was missing or malformed, and nothing was changed. Go back, check, and try again.' },
    fault: { title: 'Something broke', text: 'The fault is on our side and was recorded. Nothing was left half-done; please try again later.' },
  },
  home: {
    title: 'Mingjian · training, examination and register of programme reviewers',
    heading: 'Reviewers learn, sit and hold their certificate here; anyone can check it',
    lead: 'Training, examination and a certificate register for online audiovisual programme reviewers. Review staff of broadcasters with a mid-level title or higher may apply for exemption; platforms see, rule by rule, whether they have enough people.',
    way: {
      study: 'Study', studyNote: '{lessons, number} lessons · hours recorded',
      sit: 'Sit', sitNote: '{minutes, number} minutes',
      certify: 'Hold', certifyNote: 'number, seal, validity',
      register: 'Register', registerNote: 'a public log that only grows',
      verify: 'Verify', verifyNote: 'number and name',
    },
    start: 'Start studying',
    exempt: 'I review for a broadcaster: apply for exemption →',
    check: 'Verify a certificate',
    checkNote: 'It answers only whether number and name match and whether the certificate is valid now. There is no list of people.',
    registerNow: 'The register holds {size, number} entries, and anyone can check them.',
    why: 'Why it exists',
    whyText: 'Notice 广发〔2012〕53号 requires that online dramas and similar programmes are reviewed before release by reviewers trained by the national or a provincial association: three or more for a web drama, two or more for a professional programme, unanimous, then checked and signed by the content manager.',
    read: 'Read the article digest',
  },
}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {
  'field-missing-or-malformed': 'A required field is missing or malformed. Correct what is marked and send again.',
  'not-found': 'Not found. The address may be mistyped, or the content is not open to you.',
  'not-allowed': 'You may not do this.',
  'login-needed': 'Please log in first.',
  'other-origin': 'This request came from another site and was refused. Do it again on a page of this site.',
  'too-many': 'Too many requests. Please wait a minute and try again.',
}

// The headings of a lesson's body, under the ids that the build gives them. The compiled text is the browser's alone, so
// the server finds them in the source; a test compares both for every lesson.

import GithubSlugger from 'github-slugger'

export interface Section {
  /** The heading's id in the page: `rehype-slug` makes the same. */
  readonly anchor: string
  readonly title: string
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/

/** The sections of a lesson: its `##` headings in order. Other headings are none, but ids are counted over all. */
export function sectionsOf(body: string): Section[] {
  const slugger = new GithubSlugger()
  const sections: Section[] = []
  let fence: string | undefined
  for (const line of body.split(/\r?\n/)) {
    const mark = FENCE.exec(line)?.[1]
    if (mark && (!fence || (mark.startsWith(fence) && line.trim() === mark))) fence = fence ? undefined : mark
    const [, hashes, text = ''] = (!fence && HEADING.exec(line)) || []
    if (!hashes) continue
    const title = plain(text)
    const anchor = slugger.slug(title)
    if (hashes.length === 2) sections.push({ anchor, title })
  }
  return sections
}

/** A heading's Markdown as it is read: without tags, marks of emphasis and code, and addresses of links. */
const plain = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!\\)(\*{1,3}|`+|~~)/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim()

// The glossary: every word once, every citation to something that exists.

import type { Library } from '#app/content/checks/citations.ts'
import { repeated } from '#app/content/checks/repeated.ts'
import type { Content } from '#app/content/read.ts'
import { faultAt, type Fault } from '#app/content/source.ts'

export function glossaryFaults({ glossary }: Content, library: Library): Fault[] {
  if (!glossary) return []
  const { value, origin } = glossary
  const names = value.terms.flatMap(({ term, also }, i) => [term, ...also].map((name) => ({ name, i })))
  return [
    ...repeated(value.terms.map(({ id }) => id)).map((i) =>
      faultAt(origin, ['terms', i, 'id'], `the id ${value.terms[i]?.id} is used twice`),
    ),
    ...repeated(names.map(({ name }) => name)).flatMap((k) => {
      const twice = names[k]
      return twice ? [faultAt(origin, ['terms', twice.i], `the word ${twice.name} stands twice`)] : []
    }),
    ...value.terms.flatMap(({ articles }, i) =>
      articles.flatMap((cited, j) => {
        const wrong = library.wrong(cited, null)
        return wrong ? [faultAt(origin, ['terms', i, 'articles', j], wrong)] : []
      }),
    ),
  ]
}

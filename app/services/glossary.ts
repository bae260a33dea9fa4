// The words of the field, in order, with the articles where a text uses or settles them.

import type { App } from './app.ts'

const chinese = new Intl.Collator('zh-CN')
const english = new Intl.Collator('en')

/** @param language in whose order the words stand */
export function glossaryPage({ catalogue }: App, language: 'zh-CN' | 'en') {
  const terms = catalogue.glossary.map(({ articles, ...term }) => ({
    ...term,
    articles: articles.flatMap(({ document, article }) => {
      const [regulation, found] = [catalogue.regulations.get(document), catalogue.article(document, article)]
      return regulation && found
        ? [{ to: `/regulations/${document}#${article}`, words: `${regulation.short} ${found.clause}` }]
        : []
    }),
  }))
  return terms.sort((a, b) => (language === 'en' ? english.compare(a.en, b.en) : chinese.compare(a.term, b.term)))
}

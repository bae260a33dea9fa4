// Words of the glossary page.
const words = {
  title: '词汇表', lead: '{count, number} 个词：是什么意思，出自哪一条。释义由本门户用自己的话写成。', empty: '词汇表还没有内容。',
  also: '又称', own: '本门户用语，没有条文规定。',
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {}

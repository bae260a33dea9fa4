import { describe, expect, it } from 'vitest'
import { levelOf, midOrAbove, type TitleLevel, type TitleTable } from '#app/domain/exemption/titles.ts'

const rows = (...list: [string, TitleLevel, 'former'?][]) =>
  list.map(([name, level, former]) => ({ name, level, former: former === 'former' }))

/** A cut of the project's own table, enough for the traps (人社部发〔2021〕50号, 〔2021〕9号, 〔2020〕68号). */
const table: TitleTable = {
  series: [
    {
      id: 'news',
      name: '新闻',
      manualReview: false,
      titles: rows(['助理编辑', 'assistant'], ['编辑', 'mid'], ['主任编辑', 'deputy-senior'], ['高级编辑', 'senior']),
    },
    {
      id: 'announcing',
      name: '播音主持',
      manualReview: false,
      titles: rows(
        ['二级播音员主持人', 'assistant'],
        ['一级播音员主持人', 'mid'],
        ['一级播音员', 'mid', 'former'],
        ['播音指导', 'senior'],
      ),
    },
    {
      id: 'art',
      name: '艺术',
      manualReview: false,
      titles: rows(
        ['四级演员', 'assistant'],
        ['三级演员', 'mid'],
        ['二级演员', 'deputy-senior'],
        ['一级演员', 'senior'],
        ['一级导演（编导）', 'senior'],
      ),
    },
    {
      id: 'translation',
      name: '翻译',
      manualReview: false,
      titles: rows(['三级翻译', 'assistant'], ['二级翻译', 'mid'], ['一级翻译', 'deputy-senior']),
    },
    {
      id: 'publishing',
      name: '出版',
      manualReview: false,
      titles: rows(['二级校对', 'assistant'], ['一级校对', 'mid'], ['编辑', 'mid']),
    },
    { id: 'other', name: '其他系列', manualReview: true, titles: rows(['政工师', 'mid']) },
  ],
  notTitles: [
    { words: '责任编辑', why: 'a post' },
    { words: '首席记者、资深编辑', why: 'an honour of the house' },
    { words: '记者证', why: 'a permit' },
  ],
}
const level = (series: string, title: string) => {
  const found = levelOf(table, series, title)
  return found.ok ? found.value.level : found.refusal
}

describe('the level of a title', () => {
  it.each([
    ['announcing', '一级播音员主持人', 'mid'],
    ['art', '一级演员', 'senior'],
    ['announcing', '二级播音员主持人', 'assistant'],
    ['translation', '二级翻译', 'mid'],
    ['art', '二级演员', 'deputy-senior'],
    ['art', '三级演员', 'mid'],
    ['publishing', '一级校对', 'mid'],
    ['publishing', '二级校对', 'assistant'],
    ['news', '编辑', 'mid'],
    ['publishing', '编辑', 'mid'],
  ])('in series %s, %s is %s: the digit alone says nothing', (series, title, expected) => {
    expect(level(series, title)).toBe(expected)
  })
  it('is found however the title was typed', () => {
    for (const typed of [' 一级 演员', '１级演员', '1级演员']) expect(level('art', typed)).toBe('senior')
  })
  it('is found with either kind of brackets, and told as the table has it', () => {
    for (const typed of ['一级导演（编导）', '一级导演(编导)', '国家1级导演(编导)'])
      expect(levelOf(table, 'art', typed)).toMatchObject({ value: { title: '一级导演（编导）', level: 'senior' } })
  })
  it('is told without the improper 国家, with a note', () => {
    expect(levelOf(table, 'art', '国家一级演员')).toEqual({
      ok: true,
      value: {
        series: 'art',
        title: '一级演员',
        level: 'senior',
        manualReview: false,
        notes: ['national-prefix'],
        remark: null,
      },
    })
  })
  it('notes a title of the former scheme', () => {
    expect(levelOf(table, 'announcing', '一级播音员')).toMatchObject({
      value: { level: 'mid', notes: ['former-title'] },
    })
  })
  it('is left to a person where the series is under manual review', () => {
    expect(levelOf(table, 'other', '政工师')).toMatchObject({ value: { level: 'mid', manualReview: true } })
    expect(levelOf(table, 'other', '农艺师')).toMatchObject({
      value: { level: null, manualReview: true, notes: ['manual-review'] },
    })
  })
  it.each(['责任编辑', '首席记者', '资深编辑', '新闻记者证', ''])('%j is no title', (words) => {
    expect(level('news', words)).toBe('not-a-title')
  })
  it('says why words are no title', () => {
    expect(levelOf(table, 'news', '责任编辑')).toMatchObject({ detail: { why: 'a post' } })
  })
  it('is refused in the wrong series, with the series that has it', () => {
    expect(levelOf(table, 'news', '一级演员')).toEqual({
      ok: false,
      refusal: 'unknown-title',
      detail: { elsewhere: ['art'] },
    })
    expect(levelOf(table, 'gardening', '编辑')).toEqual({ ok: false, refusal: 'unknown-series' })
  })
})

describe('mid-level or above', () => {
  it.each<[TitleLevel | null, boolean]>([
    ['clerk', false],
    ['assistant', false],
    ['mid', true],
    ['deputy-senior', true],
    ['senior', true],
    [null, false],
  ])('%s: %s', (titleLevel, enough) => {
    expect(midOrAbove(titleLevel)).toBe(enough)
  })
})

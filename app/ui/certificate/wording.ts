// What is printed on a certificate besides its facts. The document is Chinese whatever language the page around it is in.
// An association's certificate may not speak in the state's name: content/policy/certificate.yaml lists the words that may
// not stand here, and a test looks for them.

import type { Route, Verdict } from '#app/domain/certificate/certificate.ts'
import type { Day } from '#app/domain/instant.ts'

export const WORDING = {
  /** The policy's title says that an assessment was passed, so it is for those alone who passed one. */
  titleOfExempted: '网络视听节目审核员登记证书',
  /** 广发〔2012〕53号 四（二） and 四（三）: an exempted holder passed no examination. */
  ground: {
    examined: '完成规定的节目内容审核业务培训，考核合格',
    exempted: '依据广发〔2012〕53号四（三），免予培训考核',
  } satisfies Record<Route, string>,
  granted: '准予登记为网络视听节目审核员。',
  route: { label: '取得方式', examined: '考核合格', exempted: '免予培训考核' },
  number: '证书编号',
  term: '有效期',
  verify: '核验地址',
  verifyHow: '以核验结果为准',
  seal: ['明鉴', '登记'],
  /** Printed across a certificate that may not be used. */
  state: {
    'not-yet-valid': '尚未生效',
    expired: '已过期',
    suspended: '暂停中',
    revoked: '已撤销',
    withdrawn: '已注销',
  } satisfies Partial<Record<Verdict, string>>,
} as const

/** `2026-03-02` as a certificate writes it: 2026 年 3 月 2 日. */
export function longDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year} 年 ${month} 月 ${date} 日`
}

/** The title for a route. @param title the policy's own */
export const titleFor = (route: Route, title: string): string =>
  route === 'exempted' ? WORDING.titleOfExempted : title

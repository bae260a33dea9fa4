// The demo's people and organisations: invented, neutral, marked as samples in the database.

import type { Role } from '#app/domain/people/roles.ts'

export const SAMPLE_REGION = '31'
/** Shared by the demo's accounts. It is printed at every start; the demo serves on this machine only. */
export const SAMPLE_PASSWORD = 'Mingjian-Demo-2026'

export const SAMPLE_ORGANISATIONS = {
  authority: { kind: 'authority', name: '示例市广播电视主管部门', nameEn: 'Sample broadcasting authority', creditCode: null, permit: null },
  broadcaster: { kind: 'broadcaster', name: '示例市融媒体中心', nameEn: 'Sample city media centre', creditCode: null, permit: '示例播出许可第 001 号' },
  secondBroadcaster: { kind: 'broadcaster', name: '示例区广播电视台', nameEn: 'Sample district radio and television', creditCode: null, permit: '示例播出许可第 002 号' },
  platform: { kind: 'platform', name: '海风视听（样例）', nameEn: 'Haifeng Video (sample)', creditCode: null, permit: '0900001' },
  secondPlatform: { kind: 'platform', name: '云帆视频（样例）', nameEn: 'Yunfan Video (sample)', creditCode: null, permit: '0900002' },
} as const
/** `association` and `national` are of the scheme and not made for the demo. */
export type SampleOrganisation = keyof typeof SAMPLE_ORGANISATIONS | 'association' | 'national'

export interface SamplePerson {
  readonly key: string
  readonly name: string
  readonly roles?: readonly (readonly [Role, SampleOrganisation])[]
}

/** The named accounts of the demo, in the order in which they are told. */
export const SAMPLE_ACCOUNTS = [
  { key: 'trainee', name: '林知夏' },
  { key: 'candidate', name: '周明远' },
  { key: 'holder', name: '沈若谷' },
  { key: 'exemptionApplicant', name: '许清和' },
  { key: 'broadcasterOfficer', name: '梁伯安', roles: [['broadcaster-officer', 'broadcaster']] },
  { key: 'trainingOfficer', name: '何思源', roles: [['training-officer', 'association']] },
  { key: 'syllabusOfficer', name: '冯知远', roles: [['training-officer', 'national']] },
  { key: 'secondSyllabusOfficer', name: '温允中', roles: [['training-officer', 'national']] },
  { key: 'itemAuthor', name: '罗以宁', roles: [['item-author', 'association']] },
  { key: 'itemReviewer', name: '秦观澜', roles: [['item-reviewer', 'association']] },
  { key: 'invigilator', name: '邓守正', roles: [['invigilator', 'association']] },
  { key: 'caseOfficer', name: '范静言', roles: [['case-officer', 'association']] },
  { key: 'secondCaseOfficer', name: '苏立诚', roles: [['case-officer', 'association']] },
  { key: 'certifier', name: '魏持平', roles: [['certifier', 'association']] },
  { key: 'secondCertifier', name: '贺允之', roles: [['certifier', 'association']] },
  { key: 'auditor', name: '施明察', roles: [['auditor', 'association']] },
  { key: 'platformOfficer', name: '章望舒', roles: [['platform-officer', 'platform']] },
  { key: 'secondPlatformOfficer', name: '叶行舟', roles: [['platform-officer', 'secondPlatform']] },
  { key: 'supervisor', name: '潘怀远', roles: [['supervisor', 'authority']] },
  { key: 'administrator', name: '康维安', roles: [['association-administrator', 'association']] },
] as const satisfies readonly SamplePerson[]
export type SampleAccount = (typeof SAMPLE_ACCOUNTS)[number]['key']

/** Certificates and what became of them. Days are counted back from the day on which the demo is made. */
export const SAMPLE_CERTIFICATES: readonly {
  readonly key: string
  readonly name: string
  readonly route: 'examined' | 'exempted'
  readonly issuedDaysAgo: number
  /** Days from the issue until it begins; none: at once. */
  readonly beginsInDays?: number
  readonly change?: { readonly kind: 'suspended' | 'revoked' | 'withdrawn'; readonly daysAgo: number; readonly reason: string }
  readonly roster?: 'platform' | 'secondPlatform'
}[] = [
  { key: 'lapsed', name: '孔文澜', route: 'examined', issuedDaysAgo: 1180 },
  { key: 'lapsing', name: '欧阳叙白', route: 'examined', issuedDaysAgo: 1050, roster: 'platform' },
  { key: 'holder', name: '沈若谷', route: 'examined', issuedDaysAgo: 320, roster: 'platform' },
  { key: 'second', name: '郑听澜', route: 'examined', issuedDaysAgo: 320, roster: 'platform' },
  { key: 'third', name: '吴砚秋', route: 'examined', issuedDaysAgo: 320, roster: 'platform' },
  { key: 'fourth', name: '冯以歌', route: 'examined', issuedDaysAgo: 320, roster: 'secondPlatform' },
  { key: 'fifth', name: '陶然', route: 'examined', issuedDaysAgo: 320 },
  { key: 'suspended', name: '董砺行', route: 'examined', issuedDaysAgo: 320, roster: 'platform', change: { kind: 'suspended', daysAgo: 20, reason: '审核工作投诉核查期间暂停' } },
  { key: 'revoked', name: '蒋未央', route: 'examined', issuedDaysAgo: 320, change: { kind: 'revoked', daysAgo: 60, reason: '查实报名材料不实' } },
  { key: 'withdrawn', name: '夏长宁', route: 'examined', issuedDaysAgo: 320, change: { kind: 'withdrawn', daysAgo: 45, reason: '持证人不再从事审核工作，本人申请' } },
  { key: 'exempt', name: '唐启明', route: 'exempted', issuedDaysAgo: 210, roster: 'platform' },
  { key: 'secondExempt', name: '白景行', route: 'exempted', issuedDaysAgo: 150 },
  { key: 'future', name: '江照野', route: 'exempted', issuedDaysAgo: 3, beginsInDays: 30 },
]

/** Surnames and given names for the forty further candidates. */
const SURNAMES = ['赵', '钱', '孙', '李', '王', '陈', '杨', '黄', '高', '马']
const GIVEN = ['一帆', '思齐', '子墨', '若溪']
export const sampleCandidateName = (index: number): string => `${SURNAMES[index % 10]}${GIVEN[Math.floor(index / 10) % 4]}`

// Words of signing up, logging in and one's own desk.
const words = {
  login: {
    title: '登录', email: '电子邮箱', password: '密码', submit: '登录',
    noAccount: '还没有账号？', signUp: '注册',
  },
  signup: {
    title: '注册', lead: '证书按法定姓名签发，请与证件一致填写。证件号码加密保存，只显示首尾几位。',
    legalName: '法定姓名', nameHint: '与身份证件一致；少数民族姓名的间隔点可用“·”。',
    documentType: '证件类型', documentNumber: '证件号码', documentHint: '居民身份证号码为 18 位，末位可能是 X。',
    types: {
      'resident-id': '居民身份证', passport: '护照', 'hk-macau-permit': '港澳居民来往内地通行证',
      'taiwan-permit': '台湾居民来往大陆通行证', 'foreign-permanent-residence': '外国人永久居留身份证',
    },
    email: '电子邮箱', password: '密码', passwordHint: '至少 10 位，含大写、小写、数字、符号中的三类，不含邮箱名或证件号。',
    region: '所在省份', regionHint: '由该省协会组织考试和发证。',
    consent: '我已阅读个人信息说明，同意为培训、考核与登记的目的处理上述信息。', consentLink: '个人信息说明',
    submit: '注册并登录', haveAccount: '已有账号？', logIn: '登录',
  },
  me: {
    title: '我的', hello: '{name}，您好', identity: '身份', document: '证件', region: '省份', email: '邮箱', roles: '职责', notSet: '—',
    study: '学习', studyProgress: '已完成 {done, number} / {all, number} 课 · 累计 {hours, number} 学时', toCourses: '继续学习', toRecall: '今日复习', toReadiness: '备考估计', toNotes: '笔记和书签', toHours: '学时记录',
    exams: '考试', toCases: '复核、违纪与申诉', toAccommodations: '考试便利（加时）', noBookings: '还没有预约考试。', toExams: '查看可预约的场次',
    certificates: '证书', noCertificates: '还没有证书。完成学习并考核合格，或申请免予培训考核后，证书会出现在这里。',
    exemption: '免予培训考核', toExemption: '申请免予培训考核', roster: '在岗名册', rosterWaiting: '有 {count, number} 个平台邀请您加入在岗名册，等待您同意。', toRoster: '查看名册邀请',
    noRoster: '没有等待您同意的邀请。',
    complete: '培训已完成，可以预约考试。',
  },
  booking: { missed: '缺考', booked: '已预约', sitting: '考试中', closed: '已交卷，等待公布', passed: '合格', failed: '不合格', open: '进入', result: '查看成绩' },
  roles: {
    trainee: '学员', 'training-officer': '培训考务', 'item-author': '命题', 'item-reviewer': '审题', invigilator: '监考', 'case-officer': '审核认定', certifier: '发证',
    auditor: '审计', 'association-administrator': '协会管理员', 'platform-officer': '平台合规', 'broadcaster-officer': '播出机构人事', supervisor: '主管部门', administrator: '系统管理员',
  },
}
export default words

export const refusals = {
  'name-malformed': '姓名不能识别。请按证件填写，不含数字和符号（间隔点“·”除外）。',
  'document-malformed': '证件号码的格式与所选证件类型不符。请核对后重填。',
  'document-fifteen-digits': '15 位身份证号码已停止使用。请填写 18 位号码。',
  'document-age': '按证件计算的年龄不在 18 至 100 周岁之间，不能注册。',
  'document-check-digit': '身份证号码的校验位不符，可能抄错了一位。请对照证件重填。',
  'document-date': '身份证号码中的出生日期不存在。请对照证件重填。',
  'email-malformed': '电子邮箱的格式不对，例如 name@example.cn。',
  'password-weak': '密码不够强：至少 10 位，含大写、小写、数字、符号中的三类，不含邮箱名或证件号。',
  'region-unknown': '请选择所在省份。',
  'consent-needed': '需要您同意个人信息说明才能注册；不同意则不会保存任何信息。',
  'account-exists': '不能用这些信息注册：邮箱或证件可能已有账号。请尝试登录，或联系所在省协会核实。',
  'login-wrong': '邮箱或密码不对。请检查后再试；连续五次错误会暂停登录五分钟。',
  'login-locked': '连续错误次数过多，登录已暂停。请在 {minutes, number} 分钟后再试。',
}

// What a certificate is worth, how it was earned, what happened to it: one wording wherever it is told.
const words = {
  verdict: {
    valid: '有效',
    'not-yet-valid': '尚未生效',
    expired: '已过期',
    suspended: '暂停',
    revoked: '已撤销',
    withdrawn: '已注销',
  },
  /** The class of reason that a state stands for; the case's own reason is told to the holder and the association alone. */
  meaning: {
    valid: '证书在有效期内，没有暂停、撤销或注销。',
    'not-yet-valid': '这一天还没有发证，或有效期尚未开始。',
    expired: '已超过有效期。过期是日期使然，不是处理决定。',
    suspended: '发证协会因故暂时停止其效力，查清后恢复或者撤销；暂停期间不能从事审核工作。',
    revoked: '发证协会因作弊、虚假材料等过错终止证书，不能恢复。',
    withdrawn: '没有过错而终止：本人申请、去世或者丧失条件。',
  },
  route: { examined: '考核合格', exempted: '免予培训考核' },
  event: {
    certified: '发证',
    suspended: '暂停',
    reinstated: '恢复',
    revoked: '撤销',
    withdrawn: '注销',
    renewed: '换发延期',
    reissued: '补发',
    snapshot: '配备核对快照',
  },
  check: {
    record: '编号与姓名相符',
    issuer: '编号属于发证协会',
    status: '没有暂停、撤销、注销',
    validity: '在有效期内',
    log: '与公开登记簿相符',
  },
  outcome: { pass: '是', fail: '否' },
}
export default words

export const refusals = {}

// Words of the public log's page and its verifier.
const words = {
  title: '登记簿',
  lead: '发证、暂停、恢复、撤销、注销以及平台的配备核对快照，都按先后写进这本只增不改的公开日志。日志里没有姓名和证件号码，只有编号、事件、时间和一串校验值。改动任何一条旧记录，都会使签了名的树根对不上——本系统的运营者也不例外。',
  head: {
    title: '最近一次签署', size: '记录条数', root: '树根', signedAt: '签署时间', origin: '日志名称',
    checkpoint: '下载检查点', key: '下载公钥',
  },
  files: {
    title: '公开文件',
    checkpoint: '检查点：带签名的条数与树根（C2SP tlog-checkpoint）。隔一段时间保存一份，日后用来证明日志没有被改写。',
    key: '验签公钥（C2SP signed-note 格式，Ed25519）。请从可信的渠道核对一次并保存。',
    tiles: '哈希瓦片：每片 256 个哈希（C2SP tlog-tiles）。层号 L，序号 N，不满的一片写明宽度 W。',
    entries: '记录本身：每条之前是两个字节的长度。',
    proofs: '某张证书最近一次事件的证明文件（c2sp.org/tlog-proof@v1）；加 ?event= 和序号可取其他事件。',
  },
  latest: {
    title: '记录', none: '登记簿还没有记录。发出第一张证书后，这里会出现第一条。',
    index: '序号', event: '事件', number: '编号', at: '时间', proof: '证明', getProof: '下载证明',
    newer: '较新的记录', older: '较早的记录', newest: '最新的记录', jump: '从哪个序号看起', go: '查看',
  },
  verifier: {
    title: '离线验证证明文件',
    lead: '证明文件和公钥只在您的浏览器里计算，不会发送到任何地方；打开本页后断网也能用。',
    proof: '证明文件', proofFile: '选择证明文件', key: '公钥', keyFile: '选择公钥文件',
    keyHint: '这里先填入了本站现在公布的公钥。要独立验证，请换成您自己保存的那一份。',
    opening: '盐值与事实（可选）', openingFile: '选择持证人下载的文件', openingHint: '持证人从自己的证书页下载。填上它，可以进一步核对日志里的校验值正是由这些事实算出的。',
    check: '验证',
    noScript: '这项验证由浏览器脚本完成，您的浏览器没有运行脚本。请按下面的步骤用自己的工具验证。',
    steps: {
      title: '自己动手验证',
      one: '从可信的渠道取得公钥，下载检查点和证明文件。',
      two: '用公钥对检查点正文（到空行之前，含末尾换行）验 Ed25519 签名；签名行的前四个字节是密钥编号。',
      three: '把 extra 一行从 Base64 还原成记录，前面加一个字节 00，取 SHA-256，得到叶子。',
      four: '从叶子起，按序号和条数依次与文件中的哈希合并：左右相接，前面加一个字节 01，取 SHA-256（RFC 9162 第 2.1.3.2 节），结果应等于检查点里的树根。',
      five: '把盐值和事实的规范 JSON 相接取 SHA-256，写成 base64url，应等于记录里的 commitment。',
      six: '验整本日志：下载全部记录瓦片，按 RFC 6962 第 2.1 节算树根，与检查点比较。',
    },
  },
  /** What the verifier in the browser says; what stands in brackets is filled in by the script. */
  result: {
    good: '证明成立。序号 [index] 的记录确在这本日志中（签署时共 [size] 条）。',
    entry: '这条记录：[number] · [event] · [at]',
    opened: '盐值与事实也相符：日志承诺的正是这些事实。',
    'opening-wrong': '但盐值与事实对不上这条记录：它们被改动过，或属于另一条记录。',
    'opening-malformed': '盐值与事实的文件读不懂。请使用从证书页下载的原文件。',
    working: '正在计算……',
    'proof-missing': '请先填入证明文件。',
    'proof-malformed': '证明文件的格式不对。请重新下载，原样填入。',
    'key-malformed': '公钥的格式不对，或密钥编号与密钥不符。',
    'note-malformed': '证明文件里的检查点格式不对。',
    'note-unsigned': '检查点没有这把公钥的签名：证明属于另一本日志，或公钥不对。',
    'signature-wrong': '签名不成立：检查点被改动过。',
    'other-log': '检查点的日志名称与公钥不符。',
    'not-included': '证明不成立：这条记录不在签了名的日志里，或文件被改动过。',
    'no-ed25519': '您的浏览器不支持 Ed25519 验签，不能得出结论。请换用较新的浏览器，或按下面的步骤自己验证。',
    'no-crypto': '浏览器只在 https 或本机地址下提供密码计算，不能得出结论。请改用 https 打开，或按下面的步骤自己验证。',
  },
}
export default words

export const refusals = {}

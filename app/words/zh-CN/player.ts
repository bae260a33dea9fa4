// Words of position, notes, bookmarks, the pinned version of the course and what is to be read again.
const words = {
  stopped: { text: '上次读到“{section}”。', go: '从那里继续' },
  outline: { title: '目录', sections: '本课各节' },
  amendments: '修改记录（{count, number}）',
  continue: {
    title: '继续学习', here: '上次学习', from: '从“{section}”继续', lesson: '打开这一课', done: '这一课已完成。', next: '下一课：{title}',
  },
  again: {
    title: '需要重读', mark: '需重读', lead: '您读过以后，下列各课的内容或依据有变化。重读不影响已完成的记录和预约考试的资格。',
    lesson: '请重读本课，因为：', amended: '{day} 修订：{what}', 'came-into-force': '自 {day} 起施行：', ended: '自 {day} 起不再有效：', basis: '依据：',
    keeps: '已完成的记录和预约考试的资格不受影响。', how: '读完后在文末标记为已重读', markRead: '标记为已重读',
    wording: '您读过以后，本课文字有改动，不必重读。', seen: '知道了，不再提示',
  },
  course: {
    title: '课程版本', since: '您按 {day} 的课程版本学习。', current: '之后课程没有变化。', changed: '之后课程有变化。您仍按原来的版本计算进度，后来增加的课不影响您已完成的学习。',
    syllabus: '必修专题和学时依大纲 {version}（{day} 起）。', show: '有哪些变化',
    added: '新增的课', gone: '已下线的课，不再要求', rewritten: '修改过的课', newlyRequired: '改为必修的课', noLongerRequired: '不再必修的课',
    move: '改按现行版本学习', open: '改用以后，必修课还差 {later, number} 课（现在差 {now, number} 课）。',
    follows: '已读的课和已答对的题继续有效，学时不变。改用后不能退回原来的版本；必修课补齐以前，不能预约新的考试；已预约的场次不受影响。',
    confirm: '我已了解，改按现行版本学习', submit: '改用现行版本',
  },
  tools: { title: '工具', drama: '微短剧属于哪一类', reviewers: '要几名审核员、谁签字', recall: '每日复习', notes: '笔记与书签' },
  notes: {
    title: '笔记与书签', lead: '只有您自己看得到。', empty: '还没有笔记和书签。读课文时，在每个小标题下面可以记笔记、加书签。', toCourses: '去学习',
    none: '没有找到“{query}”。', all: '显示全部', search: '在笔记中查找', submit: '查找', export: '导出为 Markdown', exportTitle: '我的学习笔记',
    section: '{count, plural, =0 {笔记与书签} other {笔记（#）与书签}}', whole: '整课笔记', wholeNote: '写给整课的笔记，不属于某一个小标题。',
    bookmarked: '已加书签', bookmark: '加书签', unbookmark: '取消书签', bookmarkOf: '书签：', bookmarks: '书签', text: '笔记', most: '最多 {most, number} 字。', add: '保存笔记',
    change: '修改', save: '保存修改', remove: '删除', removeNote: '删除后不能恢复。', removeYes: '确认删除', lost: '小标题已改或已删', gone: '这一课已下线。', changedAt: '最后修改',
  },
  keys: {
    title: '键盘快捷键', j: '下一节', k: '上一节', n: '下一课', p: '上一课', b: '为当前一节加书签或取消', help: '打开本说明',
    typing: '在输入框中打字时不起作用。', script: '快捷键需要启用 JavaScript。', on: '启用快捷键（在这台设备上记住）',
  },
}
export default words

/** Sentences for this area's refusals, by code: what happened, why, what to do next. */
export const refusals = {
  'section-unknown': '本课没有这个小标题，课文可能刚刚更新。请刷新页面后再试。',
  'note-empty': '笔记是空的。请写下内容后再保存；不要这条笔记时可以删除它。',
  'note-too-long': '笔记有 {length, number} 字，超过 {most, number} 字的上限。请删减，或分成几条保存。',
  'notes-too-many': '笔记已有 {most, number} 条，达到上限。请先删除不再需要的笔记。',
  'note-unknown': '没有这条笔记，可能已在另一个页面删除。请刷新页面。',
  'course-not-enrolled': '您还没有开始学习，本来就按现行版本计算。打开任意一课即可开始。',
  'course-version-current': '您已经按现行版本学习，不需要改用。',
  'course-version-newer': '课程在您阅读说明期间又有变化，没有改用。请重新查看变化后再决定。',
  'course-move-unconfirmed': '没有改用现行版本：需要先勾选“我已了解”。改用后不能退回，请先看清变化。',
}

import { drawFrom } from '/work/main/app/domain/draw.ts'
import { assemble } from '/work/main/app/domain/exam/form.ts'
import { LEVELS, type Kind } from '/work/main/app/domain/exam/item.ts'
import { caseSet, item } from '/work/main/test/exam/sample-items.ts'
const kinds: Kind[] = ['single','single','single','multiple','true-false']
for (const [per, foeRate] of [[5, 10], [5, 3], [7, 3], [20, 3], [40, 2], [5,1]] as const) {
  const draw = drawFrom(`b${per}${foeRate}`)
  const topics = Array.from({length:10},(_,i)=>`t${i}`)
  const bank = topics.flatMap((topic)=>LEVELS.flatMap((level)=>Array.from({length:per},(_,n)=>item(kinds[draw.below(5)]!, `${topic}-${level}-${n}`, {topic, level, enemies: draw.below(foeRate)===0?[`${topic}-${level}-${draw.below(per)}`].filter(id=>!id.endsWith(`-${n}`)):[]}))))
  bank.push(...topics.flatMap((topic)=>caseSet(`case-${topic}`,[{kind:'single',topic,level:'judgement'},{kind:'multiple',topic,level:'judgement'},{kind:'true-false',topic,level:'application'}])))
  const t=performance.now(); let okn=0; const d=new Map<string,number>()
  for(let n=0;n<10;n++){ const f=assemble({id:'x',version:'1',minutes:1,cutHundredths:1,marks:{} as never,cells:topics.map(topic=>({topic,recall:4,application:3,judgement:3})),kinds:{single:60,multiple:20,'true-false':20},maxCases:3},bank,drawFrom(`${n}`)); if(f.ok) okn++; else d.set(JSON.stringify(f.detail),1)}
  console.log(per, foeRate, bank.length, 'ok', okn, ((performance.now()-t)/10).toFixed(0)+' ms', [...d.keys()])
}

import { describe, expect, it } from 'vitest'
import { configKeyHash, configKeyOf, readConfigKey, sebJson, seenAs, type Setting, showsConfigKey } from '#app/domain/exam/exam-browser.ts'

const KEY = '81aad4ab9dfd447cc479e6a4a7c9a544e2cafc7f3adeb68b2a21efad68eca4dc'
const PAGE = 'https://exam.example.cn/exam/attempts/abc?q=3'
// Computed apart: printf '%s' "$URL$KEY" | sha256sum
const SENT = 'ac172fa44e19fcd2cd7e0a8312add02a0a65afc701a0ebfcab3dec98ac4be7db'

describe('the config key of Safe Exam Browser', () => {
  it('is hashed behind the address without its fragment', () => {
    expect(configKeyHash(PAGE, KEY)).toBe(SENT)
    expect(configKeyHash(`${PAGE}#question-title`, KEY)).toBe(SENT)
    expect(configKeyHash('https://exam.example.cn/', KEY.toUpperCase())).toBe('aa366800b8821201093dc937fa96bcd9caf013f60ea2eb1772931b3965834dec')
  })
  it.each([
    ['the hash of the page', SENT, true],
    ['the hash in capitals', SENT.toUpperCase(), true],
    ['the bare key', KEY, false],
    ['the hash of another page', configKeyHash('https://exam.example.cn/exam/attempts/xyz', KEY), false],
    ['the hash with another key', configKeyHash(PAGE, KEY.replace('8', '9')), false],
    ['nothing', undefined, false],
    ['an empty header', '', false],
  ])('is shown by a request that sends %s: %#', (_, sent, shown) => {
    expect(showsConfigKey([KEY.replaceAll('8', '0'), KEY], PAGE, sent)).toBe(shown)
  })
  it('is of the public address, whatever host a proxy asks for', () => {
    expect(seenAs('https://exam.example.cn/', 'http://127.0.0.1:3000/exam/attempts/abc?q=3')).toBe(PAGE)
    expect(seenAs('https://exam.example.cn:8443', 'http://inner/exam/sittings/s/attempts')).toBe('https://exam.example.cn:8443/exam/sittings/s/attempts')
  })
  it('is 64 hexadecimal digits', () => {
    expect([` ${KEY.toUpperCase()}\n`, KEY.slice(1), `${KEY}0`, KEY.replace('8', 'g')].map(readConfigKey)).toEqual([KEY, null, null, null])
  })
})

describe('the config key of a settings file', () => {
  // Names, values and order as in the example of the documentation (safeexambrowser.org/developer/seb-config-key.html).
  const JSON_OF_SEB =
    '{"additionalResources":[],"allowDownUploads":false,"allowedDisplayBuiltin":true,"allowedDisplaysMaxNumber":1,"allowFlashFullscreen":false,"allowWlan":false,"browserMessagingSocket":"ws:\\localhost:8706","mainBrowserWindowHeight":"100%","permittedProcesses":[{"active":true,"allowedExecutables":"","allowUserToChooseApp":false,"arguments":[]}],"proxies":{"AutoConfigurationEnabled":false,"FTPPort":21},"startURL":"http://www.safeexambrowser.org/exams","taskBarHeight":40,"URLFilterEnable":true,"urlFilterRegex":true,"URLFilterRules":[{"action":1,"active":true,"expression":"safeexambrowser.org/css/*","regex":false}],"whitelistURLFilter":"^.*?:\\/\\/((safeexambrowser\\.org)|(.*?\\.safeexambrowser\\.org))\\/exams(()|(?.*?))$","zoomMode":0}'
  const settings: Record<string, Setting> = {
    zoomMode: 0, originatorVersion: 'SEB_Win_3.7.0', urlFilterRegex: true, URLFilterEnable: true, allowWlan: false, allowFlashFullscreen: false, taskBarHeight: 40,
    URLFilterRules: [{ regex: false, expression: 'safeexambrowser.org/css/*', active: true, action: 1 }],
    whitelistURLFilter: '^.*?:\\/\\/((safeexambrowser\\.org)|(.*?\\.safeexambrowser\\.org))\\/exams(()|(?.*?))$',
    allowedDisplaysMaxNumber: 1, allowedDisplayBuiltin: true, allowDownUploads: false, additionalResources: [], emptyDictionary: {},
    proxies: { FTPPort: 21, AutoConfigurationEnabled: false }, startURL: 'http://www.safeexambrowser.org/exams', mainBrowserWindowHeight: '100%',
    permittedProcesses: [{ arguments: [], allowUserToChooseApp: false, allowedExecutables: '', active: true }], browserMessagingSocket: 'ws:\\localhost:8706',
  }
  it('is the hash of sorted names without space or escapes, of all but the writer’s version and empty dictionaries', () => {
    const { originatorVersion: _, ...rest } = settings
    expect(sebJson(rest)).toBe(JSON_OF_SEB)
    expect(configKeyOf(settings)).toBe('0096c2296d5786ced04995fc4f8b23c2f7605af18ba8a829a80daa4b23cfdd4b')
  })
})

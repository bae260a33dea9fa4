// The names that QTI 3.0 packages are made of, and our own for what QTI has no place for.

export const QTI = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'
export const CONTENT_PACKAGE = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'
/** Topic, level, citations, dates, enemies, expected facility and place in a case, in the manifest, item by item. */
export const OWN = 'urn:mingjian:item-bank:1'

export const ITEM_TYPE = 'imsqti_item_xmlv3p0'
export const TEST_TYPE = 'imsqti_test_xmlv3p0'
export const STIMULUS_TYPE = 'imsqti_stimulus_xmlv3p0'

export const MANIFEST = 'imsmanifest.xml'
export const TEMPLATE = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml'
export const OPTION = 'option-'
export const TARGET = 'target-'

// Numbers that others published, to hold the statistics to. Each table says where it stands.

/**
 * Moodle, quiz statistics report, walkthrough 00 (results00.csv, qstats00.csv and the figures in
 * stats_from_steps_walkthrough_test): marks of 25 attempts in 7 slots of one mark each. Its authors reckoned the
 * expected values in a spreadsheet of their own.
 */
export const WALKTHROUGH = {
  marks: [
    [1, 1, 1, 1, 1, 0, 1], [1, 1, 1, 1, 0.5, 1, 0], [1, 1, 1, 1, 0.5, 0, 1], [0, 0, 1, 1, 1, 0, 0], [1, 0, 1, 0, 0, 1, 0.5],
    [1, 1, 1, 1, 0.5, 0, 0.5], [0, 1, 1, 1, 0.5, 1, 0.5], [1, 1, 1, 0, 0.5, 1, 0.5], [1, 0, 1, 1, 1, 1, 1], [0, 1, 1, 0, 0.5, 1, 0.5],
    [0.8, 0, 1, 1, 0.5, 1, 0.5], [1, 1, 1, 0, 0.5, 1, 1], [1, 0, 1, 1, 0.5, 1, 0.5], [1, 0, 1, 1, 1, 0, 0.5], [0, 0, 1, 1, 0, 1, 1],
    [1, 0, 1, 0, 0.5, 1, 1], [0.8, 0, 1, 1, 0.5, 0, 1], [1, 0, 1, 1, 0, 1, 0.5], [1, 0, 1, 1, 0.5, 0, 0.5], [0, 1, 1, 0, 0.5, 1, 0],
    [1, 1, 0.3333333, 1, 0.5, 0, 0.5], [1, 1, 1, 0, 0.5, 0, 0.5], [1, 1, 1, 1, 0, 1, 0.5], [0, 0, 1, 0, 0.5, 1, 1], [0, 0, 1, 1, 1, 1, 1],
  ],
  items: [
    { facility: 0.704, sd: 0.4513682901, effectiveweight: 21.2922742344, discriminationindex: -7.0650767526, discriminativeefficiency: -9.4550536967 },
    { facility: 0.48, sd: 0.5099019514, effectiveweight: 18.8979800309, discriminationindex: -28.8982125772, discriminativeefficiency: -36.7834118938 },
    { facility: 0.973333332, sd: 0.13333334, effectiveweight: 4.443012573, discriminationindex: -9.1230674268, discriminativeefficiency: -21.6545012165 },
    { facility: 0.68, sd: 0.4760952286, effectiveweight: 18.9347251357, discriminationindex: -22.6306444113, discriminativeefficiency: -31.4411395613 },
    { facility: 0.52, sd: 0.3055050463, effectiveweight: 11.1450138688, discriminationindex: -17.6997047674, discriminativeefficiency: -21.1794802584 },
    { facility: 0.64, sd: 0.4898979486, effectiveweight: 9.8081339177, discriminationindex: -45.3785178421, discriminativeefficiency: -56.9365974439 },
    { facility: 0.62, sd: 0.331662479, effectiveweight: 15.4788602394, discriminationindex: -5.6543166602, discriminativeefficiency: -6.5043742058 },
  ],
  test: {
    median: 4.5, mean: 4.617333332, standarddeviation: 0.8117265554, skewness: -0.092502502, kurtosis: -0.7073968557,
    cic: -87.2230935542, errorratio: 136.8294900795, standarderror: 1.1106813066,
  },
} as const

/**
 * Moodle, statistics_test (mdl_question_states.csv): 22 attempts. Four items of one mark that nobody earned, then one of
 * eight marks and twelve of one. `totals` are the fixture's own sums.
 */
export const QUESTION_STATES = {
  maxima: [1, 1, 1, 1, 8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  marks: [
    [5.5, 0.3, 0.9, 1, 0.3, 1, 0, 0, 1, 1, 0, 0, 1], [1, 0.9, 0.9, 0.3, 0.3, 1, 0, 0, 1, 0, 1, 0, 1], [2.5, 1, 0.9, 0.3, 1, 0, 0, 1, 1, 1, 1, 1, 1],
    [4, 0.3, 0.9, 1, 0.3, 0, 0, 0, 0, 1, 0, 0, 1], [3, 0.9, 0.3, 0.9, 1, 0, 1, 0, 0, 1, 1, 1, 0], [4.5, 0.9, 1, 1, 0.9, 0, 1, 1, 1, 0, 0, 0, 0],
    [3, 0.3, 0.3, 0.3, 0.3, 1, 0, 1, 1, 1, 1, 1, 1], [6, 0.9, 0.9, 1, 0.3, 0, 1, 1, 1, 1, 0, 0, 1], [0.5, 0.9, 1, 0.9, 0.3, 0, 1, 1, 0, 1, 1, 0, 1],
    [5.5, 0.9, 1, 0.9, 0.3, 1, 1, 0, 0, 1, 0, 0, 0], [2.5, 0.9, 1, 1, 0.9, 0, 1, 0, 0, 1, 0, 0, 1], [4, 0.9, 0.3, 0.9, 1, 0, 1, 1, 1, 1, 1, 0, 1],
    [4, 0.9, 0.3, 0.3, 1, 1, 1, 1, 0, 0, 1, 1, 0], [3, 1, 1, 0.3, 1, 0, 1, 0, 1, 1, 1, 1, 0], [1, 1, 0.9, 0.3, 0.3, 1, 0, 1, 0, 0, 0, 0, 0],
    [1, 0.3, 0.3, 0.3, 0.9, 0, 0, 0, 1, 0, 0, 0, 1], [1.5, 1, 0.3, 0.9, 1, 1, 1, 0, 1, 1, 0, 0, 0], [4, 0.9, 1, 0.9, 1, 0, 1, 1, 1, 0, 1, 0, 0],
    [2, 0.9, 0.9, 0.3, 0.9, 0, 1, 0, 0, 0, 0, 0, 0], [1, 1, 0.3, 0.3, 0.3, 0, 1, 1, 0, 1, 0, 0, 0], [6, 0.9, 1, 1, 0.9, 0, 0, 0, 1, 0, 0, 1, 1],
    [7, 0.9, 0.3, 0.3, 0.3, 1, 0, 1, 1, 1, 1, 0, 0],
  ].map((row) => [0, 0, 0, 0, ...row]),
  totals: [12, 7.4, 11.7, 8.5, 10.1, 11.3, 11.2, 14.1, 8.6, 11.6, 9.3, 13.1, 11.5, 11.3, 5.5, 4.8, 8.7, 11.8, 6, 5.9, 12.8, 13.8],
  facility: [0, 0, 0, 0, 41.19318182, 81.36363636, 71.36363636, 65.45454545, 65.90909091, 36.36363636, 59.09090909, 50, 59.09090909, 63.63636364, 45.45454545, 27.27272727, 50],
  sd: [0, 0, 0, 0, 1912.733589, 251.2738111, 322.6312277, 333.4199022, 337.5811591, 492.3659639, 503.2362797, 511.7663157, 503.2362797, 492.3659639, 509.6471914, 455.8423058, 511.7663157],
  effectiveweight: [0, 0, 0, 0, 26.58464457, 3.368456046, 3.253955259, 7.584083694, 3.79658376, 3.183278505, 4.532356904, 7.78856243, 10.08351572, 8.381139345, 8.727645713, 7.946277111, 4.769500946],
  discriminationindex: [null, null, null, null, 25.88327077, 1.170256965, -4.207816809, 28.16930644, -2.513606859, -12.99017581, -8.900638238, 8.670004606, 29.63337745, 15.18945843, 16.21079629, 15.52451404, -8.396734802],
  discriminativeefficiency: [null, null, null, null, 27.23492723, 1.382386552, -4.691171307, 31.12404354, -2.877487579, -17.5074184, -10.27568922, 10.86956522, 34.58997279, 17.4790556, 20.14359793, 22.06477733, -10],
} as const

/** K. Wuensch, East Carolina University, StatHelp “KR20”: ten students, ten items; Σpq 2.18, variance of totals 5.84. */
export const KR20_TEN = {
  marks: [
    '1111110110', '1011011101', '1111011001', '0010001000', '0000010010', '1110111111', '1101110111', '1111111101', '0101111101', '1101101110',
  ].map((row) => [...row].map(Number)),
  p: [0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6],
  sumPq: 2.18,
  variance: 5.84,
} as const

/** A worked example of KR-20 in teaching notes: ten students, ten items, Σpq 2.05, variance 3.29, KR-20 0.42. */
export const KR20_NOTES = {
  marks: [
    '1100110011', '0010110100', '1111001111', '0101101101', '1100111011', '1111111011', '1000011001', '1100111101', '1101100001', '0000110001',
  ].map((row) => [...row].map(Number)),
  sumPq: 2.05,
  variance: 3.29,
  kr20: 0.42,
} as const

/**
 * Admissions to Berkeley by sex in six departments, 1973 (data set `UCBAdmissions` of R): men admitted and refused, women
 * admitted and refused. R's mantelhaen.test gives X² 1.4269, p 0.2323 and a common odds ratio of 0.9046968 (men to women).
 */
export const BERKELEY = {
  tables: [
    [512, 313, 89, 19], [353, 207, 17, 8], [120, 205, 202, 391], [138, 279, 131, 244], [53, 138, 94, 299], [22, 351, 24, 317],
  ] as const,
  chiSquare: 1.4269,
  p: 0.2323,
  oddsRatio: 0.9046968,
} as const

/** Penicillin in rabbits (example of R's mantelhaen.test): none cured and died, delayed cured and died; X² 3.9286, p 0.04747, odds ratio 7. */
export const RABBITS = {
  tables: [
    [0, 6, 0, 5], [3, 3, 0, 6], [6, 0, 2, 4], [5, 1, 6, 0], [2, 0, 5, 0],
  ] as const,
  chiSquare: 3.9286,
  p: 0.04747,
  oddsRatio: 7,
} as const

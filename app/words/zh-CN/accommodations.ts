// Words of standing accommodations.
const words = {}
export default words

export const refusals = {}

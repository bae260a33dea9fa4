// Words of rulings on items and what they change.
const words = {}
export default words

export const refusals = {}

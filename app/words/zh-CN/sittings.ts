// Words of sittings, tickets, waiting lists, photographs.
const words = {}
export default words

export const refusals = {}

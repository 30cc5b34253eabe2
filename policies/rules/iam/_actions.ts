/** Wildcards alone, or a service and wildcards. */
export const wholeService = /^(?:[a-z0-9*?-]+:)?[*?]*\*[*?]*$/i;

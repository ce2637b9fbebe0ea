/** What differs between Node and a browser, supplied by the entry point. */
export interface Runtime {}

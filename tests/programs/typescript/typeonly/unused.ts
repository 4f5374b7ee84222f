console.log('this must not be loaded');
export interface Unused { n: number }
export class AlsoUnused {}

import * as H from './lib/index';
import { peerFindings, stackWith } from './test/support/guide-cases';
for (const port of [undefined, 5432, 5433]) {
const v=stackWith(s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiDatabase(s, 'D', { vpc, vpcSubnets: vpc.tier('data'), port }); });
console.log(port, peerFindings(v)); }

import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as H from './lib/index';
import { openFindings, undeterminedFindings, stackWith } from './test/support/guide-cases';
import { Template } from 'aws-cdk-lib/assertions';
const s=stackWith(s => new H.PhiTable(s, 'T', { partitionKey: { name: 'a', type: dynamodb.AttributeType.STRING }, backedUp: false }));
console.log(openFindings(s), undeterminedFindings(s)); 
console.log(Object.values(Template.fromStack(s).toJSON().Resources as Record<string,{Type:string}>).map(r=>r.Type));
const v=stackWith(s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiDatabase(s, 'D', { vpc, vpcSubnets: vpc.tier('data'), backedUp: false }).connections.allowDefaultPortFromAnyIpv4(); });
console.log(openFindings(v), undeterminedFindings(v));

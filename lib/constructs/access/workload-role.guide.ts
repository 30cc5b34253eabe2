import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { PhiTable } from '../data/phi-table';
import { guide } from '../guide';
import { WorkloadRole } from './workload-role';

export default guide({
  construct: 'WorkloadRole',
  example: scope => {
    const appointments = new PhiTable(scope, 'Appointments', { partitionKey: { name: 'patient', type: AttributeType.STRING } });
    const role = new WorkloadRole(scope, 'Reminders', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    appointments.grantReadData(role);
  },
  defaults: [],
  cost: { monthly: 'nothing; the table of the example costs what `PhiTable` costs', drivers: ['nothing'] },
});

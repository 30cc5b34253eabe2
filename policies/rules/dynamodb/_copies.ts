import type { Property, Resource } from '../../../lib/core';

/** Where the settings of the data stand: on the table, or on each replica of a global table. A list that is not known is one unknown replica. */
export function copiesOf(table: Resource): readonly Property[] {
  return table.type === 'AWS::DynamoDB::GlobalTable' ? table.property('Replicas').items() : [table.attribute('Properties')];
}

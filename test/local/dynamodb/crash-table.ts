import type { TableDefinition } from '../../../local/dynamodb/table-definition.ts';

export const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;

export const crashTable: TableDefinition = {
  name: 'crash',
  keySchema: { partition: { name: 'p', type: 'S' }, sort: { name: 's', type: 'N' } },
  streamViewType: 'NEW_AND_OLD_IMAGES',
};

/** The statement that keeps everyone from deleting recovery points, from shortening their life and from taking the statement away. */
export const denyDeletion = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle', 'backup:PutBackupVaultAccessPolicy'],
      Resource: '*',
    },
  ],
};

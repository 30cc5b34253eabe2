import { CfnFHIRDatastore } from 'aws-cdk-lib/aws-healthlake';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { markPhi } from '../phi';
import { PhiKey } from './phi-key';

export interface PhiHealthLakeProps {
  /**
   * Name of the store, as the console shows it.
   * @default - made by CloudFormation
   */
  readonly datastoreName?: string;
  /**
   * Encrypts the store.
   * @default - a key of its own
   */
  readonly encryptionKey?: IKey;
  /**
   * Who may enter: SMART on FHIR in place of AWS's signatures.
   * @default - principals of AWS alone
   */
  readonly identityProviderConfiguration?: CfnFHIRDatastore.IdentityProviderConfigurationProperty;
  /**
   * What becomes of the store when its stack goes.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A FHIR R4 store of AWS HealthLake, encrypted with its own key and kept when its stack goes.
 *
 * Supports HICP 4.M.C and 164.312(a)(1), (a)(2)(iv).
 */
export class PhiHealthLake extends Construct {
  readonly datastore: CfnFHIRDatastore;
  readonly encryptionKey: IKey;
  /** ARN of the store. */
  readonly datastoreArn: string;
  /** Where FHIR requests go: `https://healthlake.<region>.amazonaws.com/datastore/<id>/r4/`. */
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: PhiHealthLakeProps = {}) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey ?? new PhiKey(this, 'Key', { description: `Key of the FHIR store ${id}` });
    this.datastore = new CfnFHIRDatastore(this, 'Datastore', {
      datastoreTypeVersion: 'R4',
      ...(props.datastoreName !== undefined && { datastoreName: props.datastoreName }),
      ...(props.identityProviderConfiguration && { identityProviderConfiguration: props.identityProviderConfiguration }),
      sseConfiguration: { kmsEncryptionConfig: { cmkType: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: this.encryptionKey.keyArn } },
    });
    this.datastore.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.datastoreArn = this.datastore.attrDatastoreArn;
    this.endpoint = this.datastore.attrDatastoreEndpoint;
    markPhi(this);
  }

  /** Lets a principal read and search resources. */
  grantRead(grantee: IGrantable): Grant {
    return this.grant(
      grantee,
      'healthlake:ReadResource',
      'healthlake:SearchWithGet',
      'healthlake:SearchWithPost',
      'healthlake:GetCapabilities',
    );
  }

  /** Lets a principal create and change resources. */
  grantWrite(grantee: IGrantable): Grant {
    return this.grant(grantee, 'healthlake:CreateResource', 'healthlake:UpdateResource');
  }

  /** Lets a principal do what the actions say with this store alone. */
  grant(grantee: IGrantable, ...actions: string[]): Grant {
    this.encryptionKey.grantEncryptDecrypt(grantee);
    return Grant.addToPrincipal({ grantee, actions, resourceArns: [this.datastoreArn] });
  }
}

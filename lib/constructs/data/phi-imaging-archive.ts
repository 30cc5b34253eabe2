import { CfnDatastore } from 'aws-cdk-lib/aws-healthimaging';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { markPhi } from '../phi';
import { PhiKey } from './phi-key';

export interface PhiImagingArchiveProps {
  /**
   * Name of the archive, as the console shows it.
   * @default - made by CloudFormation
   */
  readonly datastoreName?: string;
  /**
   * Encrypts the archive.
   * @default - a key of its own
   */
  readonly encryptionKey?: IKey;
  /**
   * What becomes of the archive when its stack goes.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * An archive of medical images in AWS HealthImaging, encrypted with its own key and kept when its stack goes.
 *
 * Supports HICP 4.M.C and 164.312(a)(1), (a)(2)(iv).
 */
export class PhiImagingArchive extends Construct {
  readonly datastore: CfnDatastore;
  readonly encryptionKey: IKey;
  /** ARN of the archive. */
  readonly datastoreArn: string;

  constructor(scope: Construct, id: string, props: PhiImagingArchiveProps = {}) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey ?? new PhiKey(this, 'Key', { description: `Key of the imaging archive ${id}` });
    this.datastore = new CfnDatastore(this, 'Datastore', {
      ...(props.datastoreName !== undefined && { datastoreName: props.datastoreName }),
      kmsKeyArn: this.encryptionKey.keyArn,
    });
    this.datastore.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.datastoreArn = this.datastore.attrDatastoreArn;
    markPhi(this);
  }

  /** Lets a principal find and see images. */
  grantRead(grantee: IGrantable): Grant {
    this.encryptionKey.grantDecrypt(grantee);
    return Grant.addToPrincipal({
      grantee,
      actions: [
        'medical-imaging:SearchImageSets',
        'medical-imaging:GetImageSet',
        'medical-imaging:GetImageSetMetadata',
        'medical-imaging:GetImageFrame',
      ],
      // Image sets are resources of their own below the archive.
      resourceArns: [this.datastoreArn, `${this.datastoreArn}/imageset/*`],
    });
  }
}

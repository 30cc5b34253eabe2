import guide from '../../../lib/constructs/edge/https-load-balancer.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);

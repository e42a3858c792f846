export type {
  ArtifactPolicy,
  BaselinePlace,
  BaselinePolicy,
  BaselinePreference,
  BootstrapPolicy,
  CanaryPolicy,
  DataChangeMode,
  DataPolicy,
  DriftLimits,
  DriftMode,
  DriftPolicy,
  Environment,
  GatePolicy,
  GateRule,
  InputFeatures,
  LeakagePolicy,
  OnInconclusive,
  Period,
  PiiMode,
  PoisoningPolicy,
  Policy,
  RuleMode,
  TimePolicy,
  TrainPolicy
} from './policy.ts'
export { DRIFT_MODES, ENVIRONMENTS, ON_INCONCLUSIVE, PERIODS, PII_MODES, RULE_MODES } from './policy.ts'
export {
  METRICS, type Metric, metricFacts, type MetricFacts, metricFault, type MetricName, type MetricOf, metricParts, TASKS, type TaskName
} from './metrics.ts'
export {
  AGGREGATES, type Aggregate, FAIRNESS_CRITERIA, FAIRNESS_MODES, type FairnessName, type FairnessParts, fairnessParts, type FairnessRate, type FairnessRule
} from './fairness.ts'
export { type ColumnSlice, type ConditionSlice, parseSlice, sliceColumns, sliceName, type SliceSpec } from './slice.ts'
export type { Comparison } from './slice-condition.ts'
export type { ImportanceLimit, ImportancePolicy } from './importance.ts'
export { type Perturbation, type PerturbationKind, PERTURBATIONS, ROBUSTNESS_MODES, type RobustnessRule } from './robustness.ts'
export type { IncreaseLimit, PerformancePolicy, SizeBound, ThroughputLimit } from './performance.ts'
export { defaultDataPolicy, parsePolicy, type PolicyFile } from './policy-file.ts'
export type {
  AgeRule,
  Contract,
  ContractObject,
  ContractProperty,
  FieldsMatch,
  ForeignKey,
  JsonSchema,
  LogicalType,
  LogicalTypeOptions,
  QualityMeasure,
  QualityMetric,
  QualityOperator,
  QualityRule,
  UniqueKey
} from './contract.ts'
export { FIELDS_MATCHES, LOGICAL_TYPES, QUALITY_METRICS, QUALITY_OPERATORS } from './contract.ts'
export { parseContract } from './contract-file.ts'
export { contractText, type ContractColumn } from './contract-text.ts'
export {
  parseAll,
  parseChoice,
  parseDuration,
  parseFlag,
  parseList,
  parseMap,
  parseNumber,
  parsePercent,
  type Bounds
} from './input.ts'
export { quote } from './quote.ts'
export { STRING_FORMATS } from './string-format.ts'
export { nearest } from './nearest.ts'
export { readYaml, type SyntaxIssue, type YamlDocument, type YamlReading } from './yaml.ts'
export { type Issue, type Path, written as writtenPath } from './issue.ts'

// Written by packages/tooling/src/compile-schemas.mjs; do not edit.
"use strict";
export const validate = validate21;
const schema6 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://raw.githubusercontent.com/mlgate/mlgate/v1/mlgate.schema.json","title":"a policy of mlgate","description":"What mlgate decides by: one file, a section for each action.","type":"object","additionalProperties":false,"required":["version"],"properties":{"version":{"title":"1, the only version of the policy","description":"Version of this format.","enum":[1]},"data":{"$ref":"#/definitions/data"},"train":{"$ref":"#/definitions/train"},"gate":{"$ref":"#/definitions/gate"},"canary":{"$ref":"#/definitions/canary"}},"definitions":{"data":{"title":"a section with the keys contract and files","description":"action-data-validate: what the data must be like.","type":"object","additionalProperties":false,"required":["contract","files"],"properties":{"contract":{"$ref":"#/definitions/path","description":"The data contract, Open Data Contract Standard v3.1 in YAML."},"files":{"title":"a list of one or more paths of CSV or Parquet files","description":"CSV or Parquet files to validate.","type":"array","minItems":1,"items":{"$ref":"#/definitions/path"}},"label":{"$ref":"#/definitions/column","description":"Column that holds the label."},"slices":{"title":"a list of column names","description":"Columns whose label rate per value is compared with the reference, to find poisoned data.","type":"array","default":[],"items":{"$ref":"#/definitions/column"}},"test-files":{"title":"a list of paths of CSV or Parquet files","description":"Data held out for testing, of the same table; nothing of them may stand in `files`.","type":"array","default":[],"items":{"$ref":"#/definitions/path"}},"id":{"$ref":"#/definitions/column","description":"Column that names what a row is about; its labels are compared with those that were accepted."},"group":{"$ref":"#/definitions/column","description":"Column that names what rows belong to, such as a patient; a group is in `files` or in `test-files`, never in both."},"time-column":{"$ref":"#/definitions/column","description":"Date or timestamp of a row; every row of `test-files` is later than every row of `files`."},"environment":{"description":"training: data with labels. serving: data as the model sees them in production, where the label may be absent.","enum":["training","serving"],"default":"training"},"drift":{"title":"a section with the keys max-distance, max-missing-change, alpha, mode and columns","description":"When a column counts as drifted from the reference.","type":"object","additionalProperties":false,"default":{},"properties":{"max-distance":{"$ref":"#/definitions/distance","default":0.1},"max-missing-change":{"$ref":"#/definitions/missing-change","default":"5%"},"alpha":{"$ref":"#/definitions/percent","description":"Chance to report drift in any column where there is none (Holm).","default":"1%"},"mode":{"description":"effect-and-significance: a limit is exceeded, and not by chance. effect: a limit is exceeded. significance: by chance it would not have moved this far, however little that is.","enum":["effect-and-significance","effect","significance"],"default":"effect-and-significance"},"columns":{"title":"a map of column names to their own limits","description":"Limits of single columns, in place of those above.","type":"object","default":{},"additionalProperties":{"title":"a section with the keys max-distance and max-missing-change","description":"Limits of one column.","type":"object","additionalProperties":false,"minProperties":1,"properties":{"max-distance":{"$ref":"#/definitions/distance"},"max-missing-change":{"$ref":"#/definitions/missing-change"}}}}}},"leakage":{"title":"a section with the keys max-overlap, max-shared-ids, max-shared-groups and max-label-information","description":"How much the test data, or a single column, may give away.","type":"object","additionalProperties":false,"default":{},"properties":{"max-overlap":{"$ref":"#/definitions/percent","description":"Largest share of the rows of `test-files` whose features stand in `files` too.","default":"0%"},"max-shared-ids":{"$ref":"#/definitions/percent","description":"Largest share of the rows of `test-files` whose `id` stands in `files` too.","default":"0%"},"max-shared-groups":{"$ref":"#/definitions/percent","description":"Largest share of the rows of `test-files` whose `group` stands in `files` too.","default":"0%"},"max-label-information":{"$ref":"#/definitions/percent","description":"Share of the label's entropy that one column may explain (Theil's U) before the check warns of it.","default":"90%"}}},"poisoning":{"title":"a section with the keys max-flipped-labels, max-purity-gain, max-tail-growth and max-new-categories","description":"When data look as if somebody had changed them to change the model.","type":"object","additionalProperties":false,"default":{},"properties":{"max-flipped-labels":{"$ref":"#/definitions/percent","description":"Largest share of the accepted labels that may be another one now, among the rows with the same `id`.","default":"1%"},"max-purity-gain":{"$ref":"#/definitions/percent","description":"How far the share of one label may be above that of all rows where a column has one value that was rare before.","default":"30%"},"max-tail-growth":{"title":"a number above 1","description":"How many times the accepted share of rows may lie beyond the accepted 0.1 % and 99.9 % quantiles of a column.","type":"number","exclusiveMinimum":1,"default":3},"max-new-categories":{"$ref":"#/definitions/percent","description":"Largest share of rows with a category that the accepted data do not have; fewer are a warning.","default":"1%"}}},"pii":{"description":"warn: say which columns look as if they held personal data. ignore: do not look.","enum":["warn","ignore"],"default":"warn"},"max-duplicates":{"$ref":"#/definitions/percent","description":"Largest share of rows that repeat an earlier row."},"max-conflicting-labels":{"$ref":"#/definitions/percent","description":"Largest share of rows whose features occur with another label too."},"reference":{"title":"a section with the key artifact","description":"The profile that drift is measured against.","type":"object","additionalProperties":false,"default":{},"properties":{"artifact":{"$ref":"#/definitions/artifact","description":"Artifact with the profile, from the newest successful run of the base branch.","default":"mlgate-profile"}}}}},"train":{"title":"a section with the key workflow","description":"action-train: which workflow trains, and how long it may take.","type":"object","additionalProperties":false,"required":["workflow"],"properties":{"workflow":{"title":"the file name of a workflow, for example train.yml","description":"Workflow with `on: workflow_dispatch` that trains, below .github/workflows.","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9_. -]*\\.ya?ml$"},"inputs":{"title":"a map of at most 25 names to texts","description":"Inputs of the dispatched workflow; numbers and flags in quotes.","type":"object","maxProperties":25,"default":{},"additionalProperties":{"title":"a text; numbers and flags in quotes","type":"string"}},"artifact":{"$ref":"#/definitions/artifact","description":"Artifact of the dispatched run that holds model.onnx, metrics.json and lineage.json.","default":"trained-model"},"queue-timeout":{"$ref":"#/definitions/duration","description":"How long the run may wait for a runner.","default":"10m"},"timeout":{"$ref":"#/definitions/duration","description":"How long dispatching, waiting and training may take together.","default":"2h"}}},"gate":{"title":"a section with the keys data, label and model or predictions","description":"action-eval-gate: what the candidate model must reach.","type":"object","additionalProperties":false,"required":["data","label"],"properties":{"task":{"description":"Kind of prediction. binary: labels 0 and 1, and the probability of 1. multiclass: one of several classes. multilabel: any of several labels. regression: a number. ranking: documents of queries, named by group-column. auto: what fits the labels and the model, said in the report.","enum":["binary","multiclass","multilabel","regression","ranking","auto"],"default":"auto"},"data":{"$ref":"#/definitions/path","description":"Evaluation data, CSV or Parquet."},"label":{"$ref":"#/definitions/columns","description":"Column that holds the truth; for multilabel a list of columns of 0 and 1, or one column of labels separated by a comma, semicolon or bar."},"classes":{"title":"a list of two or more classes","description":"Classes in the order of the numbers that the model gives, for binary the positive one last; left out, as the model says, or as the labels sort.","type":"array","minItems":2,"items":{"title":"a class, numbers in quotes","type":"string","pattern":"."}},"group-column":{"$ref":"#/definitions/column","description":"Column that says what rows belong to: the query in ranking; elsewhere a user or patient whose rows are not independent, so that whole groups are resampled."},"model":{"$ref":"#/definitions/path","description":"The candidate, an ONNX file."},"features":{"$ref":"#/definitions/features","description":"Columns of the data that fill an input [rows, columns] of the model, in the order that it was trained with; for several such inputs a map of their names to lists. A model that names its columns itself, as feature_names in its metadata, needs none. Inputs of one column are fed by their name."},"output":{"title":"the name of an output","description":"Output of the model that is judged; left out, the one that is known by its name or type.","type":"string","pattern":"."},"predictions":{"$ref":"#/definitions/path","description":"In place of model: scores of the candidate for the rows of the data, CSV or Parquet."},"baseline-predictions":{"$ref":"#/definitions/path","description":"In place of the baseline artifact: scores of the accepted model for the same rows."},"score-column":{"$ref":"#/definitions/columns","description":"Column of the predictions with the probability of class 1, the value or the class; a list of columns for a number of each class or label, in their order.","default":"score"},"id-column":{"$ref":"#/definitions/column","description":"Column of the data and of the predictions that tells rows apart; without it they are joined in their order and both hold the label."},"threshold":{"title":"a number from 0 to 1","description":"Scores at and above it are positive.","type":"number","minimum":0,"maximum":1,"default":0.5},"baseline":{"title":"a section with the keys artifact, release and asset, or file, and prefer, anchor and on-data-change","description":"The accepted model that the candidate is compared with.","type":"object","additionalProperties":false,"default":{},"properties":{"artifact":{"$ref":"#/definitions/artifact","description":"Artifact with the accepted model, from a successful run of the base branch; mlgate-baseline when no other place is named."},"release":{"$ref":"#/definitions/tag","description":"In place of an artifact: tag of the release that holds the accepted model."},"asset":{"$ref":"#/definitions/asset","description":"File of the release, the zipped record; mlgate-baseline.zip when left out."},"file":{"$ref":"#/definitions/path","description":"In place of an artifact: the zipped record in the repository, read from the base commit; Git LFS may hold it."},"prefer":{"description":"merge-base: of several artifacts the newest at or before the commit that the change started from. newest: always the newest of the base branch.","enum":["merge-base","newest"],"default":"merge-base"},"on-data-change":{"description":"A pull request that changes the evaluation data and the model at once: error gives no decision, warn compares both models on the new data and says so.","enum":["error","warn"],"default":"error"},"anchor":{"title":"a section with the keys release and asset, or file","description":"Where the model lies that max-total-drop is measured against; left out, the first model of the baseline's line, kept beside it.","type":"object","additionalProperties":false,"properties":{"release":{"$ref":"#/definitions/tag","description":"Tag of the release that holds the anchor."},"asset":{"$ref":"#/definitions/asset","description":"File of the release; mlgate-baseline.zip when left out."},"file":{"$ref":"#/definitions/path","description":"The zipped record in the repository, read from the base commit."}}}}},"rules":{"title":"a list of one or more rules","description":"Every rule must hold; left out, the usual rules of the task, said in the report.","type":"array","minItems":1,"items":{"$ref":"#/definitions/rule"}},"max-data-uses":{"title":"a whole number, at least 1","description":"Warn when the same evaluation data have accepted more models than this: what is chosen by them again and again fits them by chance.","type":"integer","minimum":1,"default":100},"model-card":{"title":"a section with the keys file and sections","description":"Model card (Markdown) that must be there, and the sections it must have.","type":"object","additionalProperties":false,"properties":{"file":{"$ref":"#/definitions/path","description":"Path of the card.","default":"MODEL_CARD.md"},"sections":{"title":"a list of one or more headings","description":"Headings that must be there, with words under them.","type":"array","minItems":1,"default":["Intended use","Training data","Evaluation","Limitations"],"items":{"title":"the words of a heading","type":"string","pattern":"\\S"}}}},"slices":{"title":"a list of columns, of column=value or of conditions","description":"Slices that are shown beside the rules' metrics, without blocking.","type":"array","default":[],"items":{"$ref":"#/definitions/slice"}},"fairness":{"title":"a list of one or more rules with the keys criterion and column","description":"How far groups of people may be apart; for binary tasks.","type":"array","minItems":1,"items":{"$ref":"#/definitions/fairness-rule"}},"robustness":{"title":"a list of one or more rules with the keys perturbation, amount and metric","description":"How much the candidate may suffer when its inputs are disturbed; both models see the same disturbed rows.","type":"array","minItems":1,"items":{"$ref":"#/definitions/robustness-rule"}},"importance":{"title":"a section with one or more of metric, forbidden-features and max-importance","description":"What the candidate may lean on: columns that it must not read, and how much it may lose when one of them is permuted.","type":"object","additionalProperties":false,"properties":{"metric":{"title":"the name of a metric, for example roc_auc or mae","description":"Metric of the task by which the permutation importance of every feature of the candidate is measured; left out, nothing is measured.","type":"string"},"repeats":{"title":"a whole number from 1 to 100","description":"Permutations of each feature.","type":"integer","minimum":1,"maximum":100,"default":5},"max-rows":{"title":"a whole number, at least 100","description":"Rows that importance is measured on, at most; of more a seeded sample is taken, and the report says so.","type":"integer","minimum":100,"default":10000},"forbidden-features":{"title":"a list of one or more columns","description":"Columns that the candidate must not read at all.","type":"array","minItems":1,"items":{"$ref":"#/definitions/column"}},"max-importance":{"title":"a map of columns to numbers, at least 0","description":"Largest legal importance of a feature, in the metric's own unit: it must be shown to be at most that.","type":"object","minProperties":1,"additionalProperties":{"title":"a number, at least 0","type":"number","minimum":0}}}},"time-column":{"$ref":"#/definitions/column","description":"Column that says when a row was, as ISO 8601 writes it: the metrics of the rules are shown period by period, and rules with max-decay say whether to retrain."},"period":{"description":"What rows are put together by time-column, in UTC; month when left out.","enum":["day","week","month","quarter","year"]},"performance":{"title":"a section with one or more of latency-p50, latency-p95, throughput, peak-memory and model-size","description":"What the candidate may cost beside the baseline. Both are measured in the same job, in turns; never against numbers of another machine.","type":"object","additionalProperties":false,"minProperties":1,"properties":{"latency-p50":{"title":"a section with the keys max-increase and mode","description":"Median time of one row, on one thread.","type":"object","additionalProperties":false,"properties":{"max-increase":{"$ref":"#/definitions/percent","description":"Largest increase against the baseline.","default":"5%"},"mode":{"$ref":"#/definitions/cost-mode","default":"regression"}}},"latency-p95":{"title":"a section with the keys max-increase and mode","description":"Time that 95% of single rows stay below, on one thread.","type":"object","additionalProperties":false,"properties":{"max-increase":{"$ref":"#/definitions/percent","description":"Largest increase against the baseline.","default":"10%"},"mode":{"$ref":"#/definitions/cost-mode","default":"regression"}}},"throughput":{"title":"a section with the keys max-drop, batch-sizes and mode","description":"Rows per second when many are fed at once, on all cores.","type":"object","additionalProperties":false,"properties":{"max-drop":{"$ref":"#/definitions/percent","description":"Largest drop against the baseline, for each batch size.","default":"10%"},"batch-sizes":{"title":"a list of one to five whole numbers from 1 to 8192","description":"Rows that are fed at once.","type":"array","minItems":1,"maxItems":5,"default":[32,256],"items":{"title":"a whole number from 1 to 8192","type":"integer","minimum":1,"maximum":8192}},"mode":{"$ref":"#/definitions/cost-mode","default":"regression"}}},"peak-memory":{"title":"a section with the keys max-increase, max and mode","description":"Memory that was resident at most in a process that runs the model alone (VmHWM; Linux only).","type":"object","additionalProperties":false,"properties":{"max-increase":{"$ref":"#/definitions/percent","description":"Largest increase against the baseline.","default":"10%"},"max":{"$ref":"#/definitions/byte-size","description":"Largest legal value of the candidate."},"mode":{"$ref":"#/definitions/cost-mode","default":"regression"}}},"model-size":{"title":"a section with the keys max-increase and max","description":"Bytes of the model file and of the files that its weights lie in.","type":"object","additionalProperties":false,"properties":{"max-increase":{"$ref":"#/definitions/percent","description":"Largest increase against the baseline."},"max":{"$ref":"#/definitions/byte-size","description":"Largest legal value of the candidate."}}}}},"min-slice-rows":{"title":"a whole number, at least 20","description":"Slices with fewer rows are named, not judged.","type":"integer","minimum":20,"default":100},"level":{"$ref":"#/definitions/percent","description":"Level of the two-sided intervals; 90% gives one-sided decisions at 95%.","default":"90%"},"bootstrap":{"title":"a section with the keys resamples and seed","description":"Resampling, for metrics whose interval has no closed form.","type":"object","additionalProperties":false,"default":{},"properties":{"resamples":{"title":"a whole number from 100 to 100000","description":"Number of resamples.","type":"integer","minimum":100,"maximum":100000,"default":2000},"seed":{"title":"a whole number from 0 to 4294967295","description":"Seed of the generator; the same seed gives the same verdict.","type":"integer","minimum":0,"maximum":4294967295,"default":7}}}}},"rule":{"title":"a rule with the key metric and one or more of max-drop, max-relative-drop, min-improvement, min and max","description":"One metric and its bounds.","type":"object","additionalProperties":false,"required":["metric"],"properties":{"metric":{"title":"the name of a metric, for example roc_auc or ndcg@10","description":"Metric of the task, named as in scikit-learn; a parameter stands after @, as in fbeta@2.","type":"string"},"mode":{"description":"regression: block when the metric surely fell by more than max-drop. non-inferiority: pass only when it surely did not. superiority: pass only when it surely rose. point: compare the values without intervals.","enum":["regression","non-inferiority","superiority","point"],"default":"regression"},"max-drop":{"title":"a number, at least 0","description":"Largest worsening against the baseline, in the metric's own unit; for losses a drop is an increase.","type":"number","minimum":0},"max-relative-drop":{"$ref":"#/definitions/percent","description":"The same as a share of the size of the baseline's value, for example 1%."},"min-improvement":{"title":"a number, at least 0","description":"Smallest betterment against the baseline that is asked for, in the metric's own unit.","type":"number","minimum":0},"min":{"title":"a number","description":"Smallest legal value of the candidate.","type":"number"},"max":{"title":"a number","description":"Largest legal value of the candidate.","type":"number"},"slices":{"title":"a list of one or more columns, of column=value or of conditions","description":"The rule must hold on each of these slices, in place of all rows: every value of a column, the one that is named, or the rows for which a condition holds.","type":"array","minItems":1,"items":{"$ref":"#/definitions/slice"}},"max-total-drop":{"title":"a number, at least 0","description":"Largest worsening against the anchor, an accepted model that stays while baselines follow one another; in the metric's own unit.","type":"number","minimum":0},"max-gap":{"title":"a number, at least 0","description":"Largest legal difference of the candidate between the slices of a column.","type":"number","minimum":0},"max-decay":{"title":"a number above 0","description":"Largest worsening of the candidate from earlier periods of time-column to later ones, in the metric's own unit; decides the output retrain, never the verdict.","type":"number","minimum":0}}},"robustness-rule":{"title":"a rule with the keys perturbation, amount and metric, and max-drop or max-drop-against-baseline","description":"One perturbation and how much a metric may suffer from it.","type":"object","additionalProperties":false,"required":["perturbation","amount","metric"],"properties":{"perturbation":{"description":"noise: normal noise is added to numbers; whole numbers stay whole, 0 and 1 are flipped. missing: values are taken away. swap: categories become other ones of their column.","enum":["noise","missing","swap"]},"amount":{"title":"a number above 0","description":"Of noise in standard deviations of each column; of missing and swap the share of the values.","type":"number","exclusiveMinimum":0},"columns":{"title":"a list of one or more columns","description":"Columns that are disturbed; left out, all that it can be done to: numbers for noise, texts for swap, whatever may be missing for missing.","type":"array","minItems":1,"items":{"$ref":"#/definitions/column"}},"metric":{"title":"the name of a metric, for example roc_auc or mae","description":"Metric of the task.","type":"string"},"mode":{"description":"regression: block when the metric surely drops by more than the limit. non-inferiority: pass only when it surely does not. point: compare the values without intervals.","enum":["regression","non-inferiority","point"],"default":"regression"},"max-drop":{"title":"a number, at least 0","description":"Largest worsening of the candidate from the rows as they are to the disturbed ones, in the metric's own unit.","type":"number","minimum":0},"max-drop-against-baseline":{"title":"a number, at least 0","description":"Largest worsening against the baseline on the same disturbed rows, in the metric's own unit.","type":"number","minimum":0}}},"fairness-rule":{"title":"a rule with the keys criterion and column, and max or max-increase, for a ratio min or max-drop","description":"One criterion and its bounds.","type":"object","additionalProperties":false,"required":["criterion","column"],"properties":{"criterion":{"description":"What is wanted to be alike in all groups, named as in fairlearn: who is selected (demographic_parity), who is found (equal_opportunity), who is found and who is wrongly selected (equalized_odds), who is rightly selected (predictive_parity); the difference of the highest and the lowest group, or the ratio of the lowest to the highest.","enum":["demographic_parity_difference","demographic_parity_ratio","equal_opportunity_difference","equal_opportunity_ratio","equalized_odds_difference","equalized_odds_ratio","predictive_parity_difference","predictive_parity_ratio"]},"column":{"$ref":"#/definitions/column","description":"Column whose values are the groups."},"mode":{"description":"regression: block what is surely beyond a limit. non-inferiority: pass only what surely is not. point: compare the values without intervals.","enum":["regression","non-inferiority","point"],"default":"regression"},"max":{"title":"a number from 0 to 1","description":"Largest legal difference of the candidate.","type":"number","minimum":0,"maximum":1},"min":{"title":"a number from 0 to 1","description":"Smallest legal ratio of the candidate, for example 0.8.","type":"number","minimum":0,"maximum":1},"max-increase":{"title":"a number from 0 to 1","description":"Largest increase of the difference against the baseline.","type":"number","minimum":0,"maximum":1},"max-drop":{"title":"a number from 0 to 1","description":"Largest drop of the ratio against the baseline.","type":"number","minimum":0,"maximum":1},"agg":{"description":"Of the two rates of equalized odds the one that is further apart (worst_case, the default), or their mean.","enum":["worst_case","mean"]},"min-group-size":{"title":"a whole number, at least 1","description":"Groups with fewer rows are shown, not compared.","type":"integer","minimum":1,"default":50}}},"canary":{"title":"a section with the keys metrics-url, counter and steps","description":"action-canary: how a model takes over the traffic.","type":"object","additionalProperties":false,"required":["metrics-url","counter","steps"],"properties":{"metrics-url":{"title":"an http or https address without user and password","description":"Where the model server shows its metrics in the text format of Prometheus.","type":"string","pattern":"^https?://[^\\s/?#@]+(?:[/?][^\\s#]*)?$"},"counter":{"title":"the name of a Prometheus counter","description":"Counter of predictions with the labels arm (stable, candidate) and outcome (ok, error).","type":"string","pattern":"^[A-Za-z_:][A-Za-z0-9_:]*$"},"steps":{"title":"a list of one or more ascending percents, for example [10%, 50%]","description":"Shares of the traffic that the candidate gets, one after the other.","type":"array","minItems":1,"items":{"$ref":"#/definitions/percent"}},"look":{"$ref":"#/definitions/duration","description":"Time between two looks at the counters; the lease of the traffic flag is three looks.","default":"2s"},"settle":{"$ref":"#/definitions/duration","description":"Time that is not judged after a change of weight; 0s judges all.","default":"500ms"},"min-requests":{"title":"a whole number, at least 1","description":"Requests the candidate must answer in a step before it may go on.","type":"integer","minimum":1,"maximum":1000000000,"default":50},"alpha":{"$ref":"#/definitions/percent","description":"Chance to roll back a candidate that is no worse than the stable model.","default":"5%"},"promote-below-odds-ratio":{"title":"a number above 1","description":"The odds of an error must be proven to be less than this many times those of the stable model.","type":"number","exclusiveMinimum":1,"default":2},"max-error-rate":{"$ref":"#/definitions/percent","description":"Error rate that rolls back at once, from 20 requests on.","default":"20%"},"deadline":{"$ref":"#/definitions/duration","description":"When the canary ends, decided or not.","default":"10m"},"on-inconclusive":{"description":"What to do when the deadline passes without proof of harm or of none.","enum":["rollback","hold","promote-if-no-harm"],"default":"rollback"}}},"distance":{"title":"a number from 0 to 1","description":"Jensen-Shannon distance (or Kolmogorov-Smirnov D) that must be exceeded; 1 never is.","type":"number","minimum":0,"maximum":1},"missing-change":{"$ref":"#/definitions/percent","description":"Change of the share of missing values that must be exceeded."},"path":{"title":"a path inside the workspace, with /","description":"A path relative to the working directory.","type":"string","pattern":"^(?![/~]|[A-Za-z]:)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000-\\u001f\\u007f\\\\]+$"},"columns":{"title":"the name of a column, or a list of them","description":"One column or several.","anyOf":[{"$ref":"#/definitions/column"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/column"}}]},"features":{"title":"a list of column names, or a map of graph inputs to such lists","description":"Columns that fill an input of the model.","anyOf":[{"type":"array","minItems":1,"items":{"$ref":"#/definitions/column"}},{"type":"object","minProperties":1,"additionalProperties":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/column"}}}]},"column":{"title":"the name of a column","description":"A column, written as in the data.","type":"string","pattern":"\\S"},"slice":{"title":"a column, column=value, or a condition such as age >= 65 and country in (DE, FR)","description":"Every value of a column, the rows with one value, or the rows for which a condition holds; a condition may have a name before it, as in elderly: age >= 65.","anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","minProperties":1,"maxProperties":1,"additionalProperties":{"type":"string","pattern":"\\S"}}]},"artifact":{"title":"the name of an artifact: letters, digits, spaces and ._()+- only","description":"An artifact of GitHub Actions.","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9._()+ -]{0,254}$"},"tag":{"title":"the name of a tag","description":"A tag of the repository.","type":"string","pattern":"^[^\\s~^:?*\\[\\\\-][^\\s~^:?*\\[\\\\]{0,199}$"},"asset":{"title":"the name of a file of a release: letters, digits and ._()+- only","description":"A file that a release holds.","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9._()+-]{0,254}$"},"cost-mode":{"description":"regression: block when the cost surely rose by more than the limit. non-inferiority: pass only when it surely did not. superiority: pass only when it surely fell. point: compare the values without intervals.","enum":["regression","non-inferiority","superiority","point"]},"byte-size":{"title":"a size such as 500kB, 20MB or 1.5GiB","description":"A number with kB, MB, GB, KiB, MiB or GiB.","type":"string","pattern":"^[1-9][0-9]{0,8}(?:\\.[0-9]{1,3})?(?:kB|MB|GB|KiB|MiB|GiB)$"},"duration":{"title":"a duration such as 500ms, 2s, 10m or 2h, at most 480h","description":"A whole number with ms, s, m or h.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,9})(?:ms|s|m|h)$"},"percent":{"title":"a percent such as 1%, or a fraction below 1 such as 0.01","description":"`1%` or `0.01`.","anyOf":[{"type":"string","pattern":"^(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?)%$"},{"type":"number","minimum":0,"exclusiveMaximum":1}]}}};
const schema7 = {"title":"a section with the keys contract and files","description":"action-data-validate: what the data must be like.","type":"object","additionalProperties":false,"required":["contract","files"],"properties":{"contract":{"$ref":"#/definitions/path","description":"The data contract, Open Data Contract Standard v3.1 in YAML."},"files":{"title":"a list of one or more paths of CSV or Parquet files","description":"CSV or Parquet files to validate.","type":"array","minItems":1,"items":{"$ref":"#/definitions/path"}},"label":{"$ref":"#/definitions/column","description":"Column that holds the label."},"slices":{"title":"a list of column names","description":"Columns whose label rate per value is compared with the reference, to find poisoned data.","type":"array","default":[],"items":{"$ref":"#/definitions/column"}},"test-files":{"title":"a list of paths of CSV or Parquet files","description":"Data held out for testing, of the same table; nothing of them may stand in `files`.","type":"array","default":[],"items":{"$ref":"#/definitions/path"}},"id":{"$ref":"#/definitions/column","description":"Column that names what a row is about; its labels are compared with those that were accepted."},"group":{"$ref":"#/definitions/column","description":"Column that names what rows belong to, such as a patient; a group is in `files` or in `test-files`, never in both."},"time-column":{"$ref":"#/definitions/column","description":"Date or timestamp of a row; every row of `test-files` is later than every row of `files`."},"environment":{"description":"training: data with labels. serving: data as the model sees them in production, where the label may be absent.","enum":["training","serving"],"default":"training"},"drift":{"title":"a section with the keys max-distance, max-missing-change, alpha, mode and columns","description":"When a column counts as drifted from the reference.","type":"object","additionalProperties":false,"default":{},"properties":{"max-distance":{"$ref":"#/definitions/distance","default":0.1},"max-missing-change":{"$ref":"#/definitions/missing-change","default":"5%"},"alpha":{"$ref":"#/definitions/percent","description":"Chance to report drift in any column where there is none (Holm).","default":"1%"},"mode":{"description":"effect-and-significance: a limit is exceeded, and not by chance. effect: a limit is exceeded. significance: by chance it would not have moved this far, however little that is.","enum":["effect-and-significance","effect","significance"],"default":"effect-and-significance"},"columns":{"title":"a map of column names to their own limits","description":"Limits of single columns, in place of those above.","type":"object","default":{},"additionalProperties":{"title":"a section with the keys max-distance and max-missing-change","description":"Limits of one column.","type":"object","additionalProperties":false,"minProperties":1,"properties":{"max-distance":{"$ref":"#/definitions/distance"},"max-missing-change":{"$ref":"#/definitions/missing-change"}}}}}},"leakage":{"title":"a section with the keys max-overlap, max-shared-ids, max-shared-groups and max-label-information","description":"How much the test data, or a single column, may give away.","type":"object","additionalProperties":false,"default":{},"properties":{"max-overlap":{"$ref":"#/definitions/percent","description":"Largest share of the rows of `test-files` whose features stand in `files` too.","default":"0%"},"max-shared-ids":{"$ref":"#/definitions/percent","description":"Largest share of the rows of `test-files` whose `id` stands in `files` too.","default":"0%"},"max-shared-groups":{"$ref":"#/definitions/percent","description":"Largest share of the rows of `test-files` whose `group` stands in `files` too.","default":"0%"},"max-label-information":{"$ref":"#/definitions/percent","description":"Share of the label's entropy that one column may explain (Theil's U) before the check warns of it.","default":"90%"}}},"poisoning":{"title":"a section with the keys max-flipped-labels, max-purity-gain, max-tail-growth and max-new-categories","description":"When data look as if somebody had changed them to change the model.","type":"object","additionalProperties":false,"default":{},"properties":{"max-flipped-labels":{"$ref":"#/definitions/percent","description":"Largest share of the accepted labels that may be another one now, among the rows with the same `id`.","default":"1%"},"max-purity-gain":{"$ref":"#/definitions/percent","description":"How far the share of one label may be above that of all rows where a column has one value that was rare before.","default":"30%"},"max-tail-growth":{"title":"a number above 1","description":"How many times the accepted share of rows may lie beyond the accepted 0.1 % and 99.9 % quantiles of a column.","type":"number","exclusiveMinimum":1,"default":3},"max-new-categories":{"$ref":"#/definitions/percent","description":"Largest share of rows with a category that the accepted data do not have; fewer are a warning.","default":"1%"}}},"pii":{"description":"warn: say which columns look as if they held personal data. ignore: do not look.","enum":["warn","ignore"],"default":"warn"},"max-duplicates":{"$ref":"#/definitions/percent","description":"Largest share of rows that repeat an earlier row."},"max-conflicting-labels":{"$ref":"#/definitions/percent","description":"Largest share of rows whose features occur with another label too."},"reference":{"title":"a section with the key artifact","description":"The profile that drift is measured against.","type":"object","additionalProperties":false,"default":{},"properties":{"artifact":{"$ref":"#/definitions/artifact","description":"Artifact with the profile, from the newest successful run of the base branch.","default":"mlgate-profile"}}}}};
const func2 = Object.prototype.hasOwnProperty;
const schema8 = {"title":"a path inside the workspace, with /","description":"A path relative to the working directory.","type":"string","pattern":"^(?![/~]|[A-Za-z]:)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000-\\u001f\\u007f\\\\]+$"};
const pattern0 = new RegExp("^(?![/~]|[A-Za-z]:)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000-\\u001f\\u007f\\\\]+$", "u");

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern0.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?![/~]|[A-Za-z]:)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000-\\u001f\\u007f\\\\]+$"},message:"must match pattern \""+"^(?![/~]|[A-Za-z]:)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000-\\u001f\\u007f\\\\]+$"+"\"",schema:"^(?![/~]|[A-Za-z]:)(?!(?:.*/)?\\.\\.(?:/|$))[^\\u0000-\\u001f\\u007f\\\\]+$",parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema8.type,parentSchema:schema8,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

const schema9 = {"title":"the name of a column","description":"A column, written as in the data.","type":"string","pattern":"\\S"};
const pattern1 = new RegExp("\\S", "u");

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern1.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema9.type,parentSchema:schema9,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}

const schema10 = {"title":"a number from 0 to 1","description":"Jensen-Shannon distance (or Kolmogorov-Smirnov D) that must be exceeded; 1 never is.","type":"number","minimum":0,"maximum":1};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if((typeof data == "number") && (isFinite(data))){
if(data > 1 || isNaN(data)){
const err0 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema10.type,parentSchema:schema10,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}

const schema11 = {"title":"a percent such as 1%, or a fraction below 1 such as 0.01","description":"`1%` or `0.01`.","anyOf":[{"type":"string","pattern":"^(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?)%$"},{"type":"number","minimum":0,"exclusiveMaximum":1}]};
const pattern2 = new RegExp("^(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?)%$", "u");

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(typeof data === "string"){
if(!pattern2.test(data)){
const err0 = {instancePath,schemaPath:"#/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?)%$"},message:"must match pattern \""+"^(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?)%$"+"\"",schema:"^(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?)%$",parentSchema:schema11.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.anyOf[0].type,parentSchema:schema11.anyOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/anyOf/1/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema11.anyOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data >= 1 || isNaN(data)){
const err3 = {instancePath,schemaPath:"#/anyOf/1/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},message:"must be < 1",schema:1,parentSchema:schema11.anyOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema11.anyOf[1].type,parentSchema:schema11.anyOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema11.anyOf,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate35.errors = vErrors;
return errors === 0;
}


function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(typeof data === "string"){
if(!pattern2.test(data)){
const err0 = {instancePath,schemaPath:"#/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?)%$"},message:"must match pattern \""+"^(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?)%$"+"\"",schema:"^(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?)%$",parentSchema:schema11.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema11.anyOf[0].type,parentSchema:schema11.anyOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/anyOf/1/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema11.anyOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data >= 1 || isNaN(data)){
const err3 = {instancePath,schemaPath:"#/anyOf/1/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},message:"must be < 1",schema:1,parentSchema:schema11.anyOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema11.anyOf[1].type,parentSchema:schema11.anyOf[1],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema11.anyOf,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate37.errors = vErrors;
return errors === 0;
}

const schema13 = {"title":"the name of an artifact: letters, digits, spaces and ._()+- only","description":"An artifact of GitHub Actions.","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9._()+ -]{0,254}$"};
const pattern4 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9._()+ -]{0,254}$", "u");

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern4.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9._()+ -]{0,254}$"},message:"must match pattern \""+"^[A-Za-z0-9_][A-Za-z0-9._()+ -]{0,254}$"+"\"",schema:"^[A-Za-z0-9_][A-Za-z0-9._()+ -]{0,254}$",parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate50.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.slices === undefined){
data.slices = [];
}
if(data["test-files"] === undefined){
data["test-files"] = [];
}
if(data.environment === undefined){
data.environment = "training";
}
if(data.drift === undefined){
data.drift = {};
}
if(data.leakage === undefined){
data.leakage = {};
}
if(data.poisoning === undefined){
data.poisoning = {};
}
if(data.pii === undefined){
data.pii = "warn";
}
if(data.reference === undefined){
data.reference = {};
}
if(data.contract === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "contract"},message:"must have required property '"+"contract"+"'",schema:schema7.required,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.files === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "files"},message:"must have required property '"+"files"+"'",schema:schema7.required,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema7.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.contract !== undefined){
if(!(validate23(data.contract, {instancePath:instancePath+"/contract",parentData:data,parentDataProperty:"contract",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.files !== undefined){
let data1 = data.files;
if(Array.isArray(data1)){
if(data1.length < 1){
const err3 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema7.properties.files,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate23(data1[i0], {instancePath:instancePath+"/files/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema7.properties.files.type,parentSchema:schema7.properties.files,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.label !== undefined){
if(!(validate26(data.label, {instancePath:instancePath+"/label",parentData:data,parentDataProperty:"label",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
let data4 = data.slices;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(validate26(data4[i1], {instancePath:instancePath+"/slices/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/slices",schemaPath:"#/properties/slices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema7.properties.slices.type,parentSchema:schema7.properties.slices,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
let data6 = data["test-files"];
if(Array.isArray(data6)){
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
if(!(validate23(data6[i2], {instancePath:instancePath+"/test-files/" + i2,parentData:data6,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/test-files",schemaPath:"#/properties/test-files/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema7.properties["test-files"].type,parentSchema:schema7.properties["test-files"],data:data6};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.id !== undefined){
if(!(validate26(data.id, {instancePath:instancePath+"/id",parentData:data,parentDataProperty:"id",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.group !== undefined){
if(!(validate26(data.group, {instancePath:instancePath+"/group",parentData:data,parentDataProperty:"group",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data["time-column"] !== undefined){
if(!(validate26(data["time-column"], {instancePath:instancePath+"/time-column",parentData:data,parentDataProperty:"time-column",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
let data11 = data.environment;
if(!((data11 === "training") || (data11 === "serving"))){
const err7 = {instancePath:instancePath+"/environment",schemaPath:"#/properties/environment/enum",keyword:"enum",params:{allowedValues: schema7.properties.environment.enum},message:"must be equal to one of the allowed values",schema:schema7.properties.environment.enum,parentSchema:schema7.properties.environment,data:data11};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
let data12 = data.drift;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12["max-distance"] === undefined){
data12["max-distance"] = 0.1;
}
if(data12["max-missing-change"] === undefined){
data12["max-missing-change"] = "5%";
}
if(data12.alpha === undefined){
data12.alpha = "1%";
}
if(data12.mode === undefined){
data12.mode = "effect-and-significance";
}
if(data12.columns === undefined){
data12.columns = {};
}
for(const key1 in data12){
if(!(((((key1 === "max-distance") || (key1 === "max-missing-change")) || (key1 === "alpha")) || (key1 === "mode")) || (key1 === "columns"))){
const err8 = {instancePath:instancePath+"/drift",schemaPath:"#/properties/drift/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema7.properties.drift,data:data12};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(!(validate33(data12["max-distance"], {instancePath:instancePath+"/drift/max-distance",parentData:data12,parentDataProperty:"max-distance",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
if(!(validate35(data12["max-missing-change"], {instancePath:instancePath+"/drift/max-missing-change",parentData:data12,parentDataProperty:"max-missing-change",rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
if(!(validate37(data12.alpha, {instancePath:instancePath+"/drift/alpha",parentData:data12,parentDataProperty:"alpha",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
let data16 = data12.mode;
if(!(((data16 === "effect-and-significance") || (data16 === "effect")) || (data16 === "significance"))){
const err9 = {instancePath:instancePath+"/drift/mode",schemaPath:"#/properties/drift/properties/mode/enum",keyword:"enum",params:{allowedValues: schema7.properties.drift.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema7.properties.drift.properties.mode.enum,parentSchema:schema7.properties.drift.properties.mode,data:data16};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
let data17 = data12.columns;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key2 in data17){
let data18 = data17[key2];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(Object.keys(data18).length < 1){
const err10 = {instancePath:instancePath+"/drift/columns/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/drift/properties/columns/additionalProperties/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema7.properties.drift.properties.columns.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key3 in data18){
if(!((key3 === "max-distance") || (key3 === "max-missing-change"))){
const err11 = {instancePath:instancePath+"/drift/columns/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/drift/properties/columns/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema7.properties.drift.properties.columns.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data18["max-distance"] !== undefined){
if(!(validate33(data18["max-distance"], {instancePath:instancePath+"/drift/columns/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/max-distance",parentData:data18,parentDataProperty:"max-distance",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data18["max-missing-change"] !== undefined){
if(!(validate35(data18["max-missing-change"], {instancePath:instancePath+"/drift/columns/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/max-missing-change",parentData:data18,parentDataProperty:"max-missing-change",rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
}
else {
const err12 = {instancePath:instancePath+"/drift/columns/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/drift/properties/columns/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.properties.drift.properties.columns.additionalProperties.type,parentSchema:schema7.properties.drift.properties.columns.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/drift/columns",schemaPath:"#/properties/drift/properties/columns/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.properties.drift.properties.columns.type,parentSchema:schema7.properties.drift.properties.columns,data:data17};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/drift",schemaPath:"#/properties/drift/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.properties.drift.type,parentSchema:schema7.properties.drift,data:data12};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
let data21 = data.leakage;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21["max-overlap"] === undefined){
data21["max-overlap"] = "0%";
}
if(data21["max-shared-ids"] === undefined){
data21["max-shared-ids"] = "0%";
}
if(data21["max-shared-groups"] === undefined){
data21["max-shared-groups"] = "0%";
}
if(data21["max-label-information"] === undefined){
data21["max-label-information"] = "90%";
}
for(const key4 in data21){
if(!((((key4 === "max-overlap") || (key4 === "max-shared-ids")) || (key4 === "max-shared-groups")) || (key4 === "max-label-information"))){
const err15 = {instancePath:instancePath+"/leakage",schemaPath:"#/properties/leakage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema7.properties.leakage,data:data21};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(!(validate37(data21["max-overlap"], {instancePath:instancePath+"/leakage/max-overlap",parentData:data21,parentDataProperty:"max-overlap",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
if(!(validate37(data21["max-shared-ids"], {instancePath:instancePath+"/leakage/max-shared-ids",parentData:data21,parentDataProperty:"max-shared-ids",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
if(!(validate37(data21["max-shared-groups"], {instancePath:instancePath+"/leakage/max-shared-groups",parentData:data21,parentDataProperty:"max-shared-groups",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
if(!(validate37(data21["max-label-information"], {instancePath:instancePath+"/leakage/max-label-information",parentData:data21,parentDataProperty:"max-label-information",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
else {
const err16 = {instancePath:instancePath+"/leakage",schemaPath:"#/properties/leakage/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.properties.leakage.type,parentSchema:schema7.properties.leakage,data:data21};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
let data26 = data.poisoning;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26["max-flipped-labels"] === undefined){
data26["max-flipped-labels"] = "1%";
}
if(data26["max-purity-gain"] === undefined){
data26["max-purity-gain"] = "30%";
}
if(data26["max-tail-growth"] === undefined){
data26["max-tail-growth"] = 3;
}
if(data26["max-new-categories"] === undefined){
data26["max-new-categories"] = "1%";
}
for(const key5 in data26){
if(!((((key5 === "max-flipped-labels") || (key5 === "max-purity-gain")) || (key5 === "max-tail-growth")) || (key5 === "max-new-categories"))){
const err17 = {instancePath:instancePath+"/poisoning",schemaPath:"#/properties/poisoning/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema7.properties.poisoning,data:data26};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(!(validate37(data26["max-flipped-labels"], {instancePath:instancePath+"/poisoning/max-flipped-labels",parentData:data26,parentDataProperty:"max-flipped-labels",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
if(!(validate37(data26["max-purity-gain"], {instancePath:instancePath+"/poisoning/max-purity-gain",parentData:data26,parentDataProperty:"max-purity-gain",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
let data29 = data26["max-tail-growth"];
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 <= 1 || isNaN(data29)){
const err18 = {instancePath:instancePath+"/poisoning/max-tail-growth",schemaPath:"#/properties/poisoning/properties/max-tail-growth/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 1},message:"must be > 1",schema:1,parentSchema:schema7.properties.poisoning.properties["max-tail-growth"],data:data29};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/poisoning/max-tail-growth",schemaPath:"#/properties/poisoning/properties/max-tail-growth/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema7.properties.poisoning.properties["max-tail-growth"].type,parentSchema:schema7.properties.poisoning.properties["max-tail-growth"],data:data29};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!(validate37(data26["max-new-categories"], {instancePath:instancePath+"/poisoning/max-new-categories",parentData:data26,parentDataProperty:"max-new-categories",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
else {
const err20 = {instancePath:instancePath+"/poisoning",schemaPath:"#/properties/poisoning/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.properties.poisoning.type,parentSchema:schema7.properties.poisoning,data:data26};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
let data31 = data.pii;
if(!((data31 === "warn") || (data31 === "ignore"))){
const err21 = {instancePath:instancePath+"/pii",schemaPath:"#/properties/pii/enum",keyword:"enum",params:{allowedValues: schema7.properties.pii.enum},message:"must be equal to one of the allowed values",schema:schema7.properties.pii.enum,parentSchema:schema7.properties.pii,data:data31};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data["max-duplicates"] !== undefined){
if(!(validate37(data["max-duplicates"], {instancePath:instancePath+"/max-duplicates",parentData:data,parentDataProperty:"max-duplicates",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data["max-conflicting-labels"] !== undefined){
if(!(validate37(data["max-conflicting-labels"], {instancePath:instancePath+"/max-conflicting-labels",parentData:data,parentDataProperty:"max-conflicting-labels",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
let data34 = data.reference;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
if(data34.artifact === undefined){
data34.artifact = "mlgate-profile";
}
for(const key6 in data34){
if(!(key6 === "artifact")){
const err22 = {instancePath:instancePath+"/reference",schemaPath:"#/properties/reference/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema7.properties.reference,data:data34};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(!(validate50(data34.artifact, {instancePath:instancePath+"/reference/artifact",parentData:data34,parentDataProperty:"artifact",rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
else {
const err23 = {instancePath:instancePath+"/reference",schemaPath:"#/properties/reference/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.properties.reference.type,parentSchema:schema7.properties.reference,data:data34};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema7.type,parentSchema:schema7,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

const schema14 = {"title":"a section with the key workflow","description":"action-train: which workflow trains, and how long it may take.","type":"object","additionalProperties":false,"required":["workflow"],"properties":{"workflow":{"title":"the file name of a workflow, for example train.yml","description":"Workflow with `on: workflow_dispatch` that trains, below .github/workflows.","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9_. -]*\\.ya?ml$"},"inputs":{"title":"a map of at most 25 names to texts","description":"Inputs of the dispatched workflow; numbers and flags in quotes.","type":"object","maxProperties":25,"default":{},"additionalProperties":{"title":"a text; numbers and flags in quotes","type":"string"}},"artifact":{"$ref":"#/definitions/artifact","description":"Artifact of the dispatched run that holds model.onnx, metrics.json and lineage.json.","default":"trained-model"},"queue-timeout":{"$ref":"#/definitions/duration","description":"How long the run may wait for a runner.","default":"10m"},"timeout":{"$ref":"#/definitions/duration","description":"How long dispatching, waiting and training may take together.","default":"2h"}}};
const pattern5 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_. -]*\\.ya?ml$", "u");
const schema15 = {"title":"a duration such as 500ms, 2s, 10m or 2h, at most 480h","description":"A whole number with ms, s, m or h.","type":"string","pattern":"^(?:0|[1-9][0-9]{0,9})(?:ms|s|m|h)$"};
const pattern6 = new RegExp("^(?:0|[1-9][0-9]{0,9})(?:ms|s|m|h)$", "u");

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern6.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?:0|[1-9][0-9]{0,9})(?:ms|s|m|h)$"},message:"must match pattern \""+"^(?:0|[1-9][0-9]{0,9})(?:ms|s|m|h)$"+"\"",schema:"^(?:0|[1-9][0-9]{0,9})(?:ms|s|m|h)$",parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema15.type,parentSchema:schema15,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.inputs === undefined){
data.inputs = {};
}
if(data.artifact === undefined){
data.artifact = "trained-model";
}
if(data["queue-timeout"] === undefined){
data["queue-timeout"] = "10m";
}
if(data.timeout === undefined){
data.timeout = "2h";
}
if(data.workflow === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "workflow"},message:"must have required property '"+"workflow"+"'",schema:schema14.required,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "workflow") || (key0 === "inputs")) || (key0 === "artifact")) || (key0 === "queue-timeout")) || (key0 === "timeout"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.workflow !== undefined){
let data0 = data.workflow;
if(typeof data0 === "string"){
if(!pattern5.test(data0)){
const err2 = {instancePath:instancePath+"/workflow",schemaPath:"#/properties/workflow/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_. -]*\\.ya?ml$"},message:"must match pattern \""+"^[A-Za-z0-9_][A-Za-z0-9_. -]*\\.ya?ml$"+"\"",schema:"^[A-Za-z0-9_][A-Za-z0-9_. -]*\\.ya?ml$",parentSchema:schema14.properties.workflow,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/workflow",schemaPath:"#/properties/workflow/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.workflow.type,parentSchema:schema14.properties.workflow,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
let data1 = data.inputs;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 25){
const err4 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/maxProperties",keyword:"maxProperties",params:{limit: 25},message:"must NOT have more than 25 properties",schema:25,parentSchema:schema14.properties.inputs,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key1 in data1){
let data2 = data1[key1];
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/inputs/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/inputs/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema14.properties.inputs.additionalProperties.type,parentSchema:schema14.properties.inputs.additionalProperties,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/inputs",schemaPath:"#/properties/inputs/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.properties.inputs.type,parentSchema:schema14.properties.inputs,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(validate50(data.artifact, {instancePath:instancePath+"/artifact",parentData:data,parentDataProperty:"artifact",rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
if(!(validate55(data["queue-timeout"], {instancePath:instancePath+"/queue-timeout",parentData:data,parentDataProperty:"queue-timeout",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
if(!(validate55(data.timeout, {instancePath:instancePath+"/timeout",parentData:data,parentDataProperty:"timeout",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema14.type,parentSchema:schema14,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}

const schema16 = {"title":"a section with the keys data, label and model or predictions","description":"action-eval-gate: what the candidate model must reach.","type":"object","additionalProperties":false,"required":["data","label"],"properties":{"task":{"description":"Kind of prediction. binary: labels 0 and 1, and the probability of 1. multiclass: one of several classes. multilabel: any of several labels. regression: a number. ranking: documents of queries, named by group-column. auto: what fits the labels and the model, said in the report.","enum":["binary","multiclass","multilabel","regression","ranking","auto"],"default":"auto"},"data":{"$ref":"#/definitions/path","description":"Evaluation data, CSV or Parquet."},"label":{"$ref":"#/definitions/columns","description":"Column that holds the truth; for multilabel a list of columns of 0 and 1, or one column of labels separated by a comma, semicolon or bar."},"classes":{"title":"a list of two or more classes","description":"Classes in the order of the numbers that the model gives, for binary the positive one last; left out, as the model says, or as the labels sort.","type":"array","minItems":2,"items":{"title":"a class, numbers in quotes","type":"string","pattern":"."}},"group-column":{"$ref":"#/definitions/column","description":"Column that says what rows belong to: the query in ranking; elsewhere a user or patient whose rows are not independent, so that whole groups are resampled."},"model":{"$ref":"#/definitions/path","description":"The candidate, an ONNX file."},"features":{"$ref":"#/definitions/features","description":"Columns of the data that fill an input [rows, columns] of the model, in the order that it was trained with; for several such inputs a map of their names to lists. A model that names its columns itself, as feature_names in its metadata, needs none. Inputs of one column are fed by their name."},"output":{"title":"the name of an output","description":"Output of the model that is judged; left out, the one that is known by its name or type.","type":"string","pattern":"."},"predictions":{"$ref":"#/definitions/path","description":"In place of model: scores of the candidate for the rows of the data, CSV or Parquet."},"baseline-predictions":{"$ref":"#/definitions/path","description":"In place of the baseline artifact: scores of the accepted model for the same rows."},"score-column":{"$ref":"#/definitions/columns","description":"Column of the predictions with the probability of class 1, the value or the class; a list of columns for a number of each class or label, in their order.","default":"score"},"id-column":{"$ref":"#/definitions/column","description":"Column of the data and of the predictions that tells rows apart; without it they are joined in their order and both hold the label."},"threshold":{"title":"a number from 0 to 1","description":"Scores at and above it are positive.","type":"number","minimum":0,"maximum":1,"default":0.5},"baseline":{"title":"a section with the keys artifact, release and asset, or file, and prefer, anchor and on-data-change","description":"The accepted model that the candidate is compared with.","type":"object","additionalProperties":false,"default":{},"properties":{"artifact":{"$ref":"#/definitions/artifact","description":"Artifact with the accepted model, from a successful run of the base branch; mlgate-baseline when no other place is named."},"release":{"$ref":"#/definitions/tag","description":"In place of an artifact: tag of the release that holds the accepted model."},"asset":{"$ref":"#/definitions/asset","description":"File of the release, the zipped record; mlgate-baseline.zip when left out."},"file":{"$ref":"#/definitions/path","description":"In place of an artifact: the zipped record in the repository, read from the base commit; Git LFS may hold it."},"prefer":{"description":"merge-base: of several artifacts the newest at or before the commit that the change started from. newest: always the newest of the base branch.","enum":["merge-base","newest"],"default":"merge-base"},"on-data-change":{"description":"A pull request that changes the evaluation data and the model at once: error gives no decision, warn compares both models on the new data and says so.","enum":["error","warn"],"default":"error"},"anchor":{"title":"a section with the keys release and asset, or file","description":"Where the model lies that max-total-drop is measured against; left out, the first model of the baseline's line, kept beside it.","type":"object","additionalProperties":false,"properties":{"release":{"$ref":"#/definitions/tag","description":"Tag of the release that holds the anchor."},"asset":{"$ref":"#/definitions/asset","description":"File of the release; mlgate-baseline.zip when left out."},"file":{"$ref":"#/definitions/path","description":"The zipped record in the repository, read from the base commit."}}}}},"rules":{"title":"a list of one or more rules","description":"Every rule must hold; left out, the usual rules of the task, said in the report.","type":"array","minItems":1,"items":{"$ref":"#/definitions/rule"}},"max-data-uses":{"title":"a whole number, at least 1","description":"Warn when the same evaluation data have accepted more models than this: what is chosen by them again and again fits them by chance.","type":"integer","minimum":1,"default":100},"model-card":{"title":"a section with the keys file and sections","description":"Model card (Markdown) that must be there, and the sections it must have.","type":"object","additionalProperties":false,"properties":{"file":{"$ref":"#/definitions/path","description":"Path of the card.","default":"MODEL_CARD.md"},"sections":{"title":"a list of one or more headings","description":"Headings that must be there, with words under them.","type":"array","minItems":1,"default":["Intended use","Training data","Evaluation","Limitations"],"items":{"title":"the words of a heading","type":"string","pattern":"\\S"}}}},"slices":{"title":"a list of columns, of column=value or of conditions","description":"Slices that are shown beside the rules' metrics, without blocking.","type":"array","default":[],"items":{"$ref":"#/definitions/slice"}},"fairness":{"title":"a list of one or more rules with the keys criterion and column","description":"How far groups of people may be apart; for binary tasks.","type":"array","minItems":1,"items":{"$ref":"#/definitions/fairness-rule"}},"robustness":{"title":"a list of one or more rules with the keys perturbation, amount and metric","description":"How much the candidate may suffer when its inputs are disturbed; both models see the same disturbed rows.","type":"array","minItems":1,"items":{"$ref":"#/definitions/robustness-rule"}},"importance":{"title":"a section with one or more of metric, forbidden-features and max-importance","description":"What the candidate may lean on: columns that it must not read, and how much it may lose when one of them is permuted.","type":"object","additionalProperties":false,"properties":{"metric":{"title":"the name of a metric, for example roc_auc or mae","description":"Metric of the task by which the permutation importance of every feature of the candidate is measured; left out, nothing is measured.","type":"string"},"repeats":{"title":"a whole number from 1 to 100","description":"Permutations of each feature.","type":"integer","minimum":1,"maximum":100,"default":5},"max-rows":{"title":"a whole number, at least 100","description":"Rows that importance is measured on, at most; of more a seeded sample is taken, and the report says so.","type":"integer","minimum":100,"default":10000},"forbidden-features":{"title":"a list of one or more columns","description":"Columns that the candidate must not read at all.","type":"array","minItems":1,"items":{"$ref":"#/definitions/column"}},"max-importance":{"title":"a map of columns to numbers, at least 0","description":"Largest legal importance of a feature, in the metric's own unit: it must be shown to be at most that.","type":"object","minProperties":1,"additionalProperties":{"title":"a number, at least 0","type":"number","minimum":0}}}},"time-column":{"$ref":"#/definitions/column","description":"Column that says when a row was, as ISO 8601 writes it: the metrics of the rules are shown period by period, and rules with max-decay say whether to retrain."},"period":{"description":"What rows are put together by time-column, in UTC; month when left out.","enum":["day","week","month","quarter","year"]},"performance":{"title":"a section with one or more of latency-p50, latency-p95, throughput, peak-memory and model-size","description":"What the candidate may cost beside the baseline. Both are measured in the same job, in turns; never against numbers of another machine.","type":"object","additionalProperties":false,"minProperties":1,"properties":{"latency-p50":{"title":"a section with the keys max-increase and mode","description":"Median time of one row, on one thread.","type":"object","additionalProperties":false,"properties":{"max-increase":{"$ref":"#/definitions/percent","description":"Largest increase against the baseline.","default":"5%"},"mode":{"$ref":"#/definitions/cost-mode","default":"regression"}}},"latency-p95":{"title":"a section with the keys max-increase and mode","description":"Time that 95% of single rows stay below, on one thread.","type":"object","additionalProperties":false,"properties":{"max-increase":{"$ref":"#/definitions/percent","description":"Largest increase against the baseline.","default":"10%"},"mode":{"$ref":"#/definitions/cost-mode","default":"regression"}}},"throughput":{"title":"a section with the keys max-drop, batch-sizes and mode","description":"Rows per second when many are fed at once, on all cores.","type":"object","additionalProperties":false,"properties":{"max-drop":{"$ref":"#/definitions/percent","description":"Largest drop against the baseline, for each batch size.","default":"10%"},"batch-sizes":{"title":"a list of one to five whole numbers from 1 to 8192","description":"Rows that are fed at once.","type":"array","minItems":1,"maxItems":5,"default":[32,256],"items":{"title":"a whole number from 1 to 8192","type":"integer","minimum":1,"maximum":8192}},"mode":{"$ref":"#/definitions/cost-mode","default":"regression"}}},"peak-memory":{"title":"a section with the keys max-increase, max and mode","description":"Memory that was resident at most in a process that runs the model alone (VmHWM; Linux only).","type":"object","additionalProperties":false,"properties":{"max-increase":{"$ref":"#/definitions/percent","description":"Largest increase against the baseline.","default":"10%"},"max":{"$ref":"#/definitions/byte-size","description":"Largest legal value of the candidate."},"mode":{"$ref":"#/definitions/cost-mode","default":"regression"}}},"model-size":{"title":"a section with the keys max-increase and max","description":"Bytes of the model file and of the files that its weights lie in.","type":"object","additionalProperties":false,"properties":{"max-increase":{"$ref":"#/definitions/percent","description":"Largest increase against the baseline."},"max":{"$ref":"#/definitions/byte-size","description":"Largest legal value of the candidate."}}}}},"min-slice-rows":{"title":"a whole number, at least 20","description":"Slices with fewer rows are named, not judged.","type":"integer","minimum":20,"default":100},"level":{"$ref":"#/definitions/percent","description":"Level of the two-sided intervals; 90% gives one-sided decisions at 95%.","default":"90%"},"bootstrap":{"title":"a section with the keys resamples and seed","description":"Resampling, for metrics whose interval has no closed form.","type":"object","additionalProperties":false,"default":{},"properties":{"resamples":{"title":"a whole number from 100 to 100000","description":"Number of resamples.","type":"integer","minimum":100,"maximum":100000,"default":2000},"seed":{"title":"a whole number from 0 to 4294967295","description":"Seed of the generator; the same seed gives the same verdict.","type":"integer","minimum":0,"maximum":4294967295,"default":7}}}}};
const schema17 = {"title":"the name of a column, or a list of them","description":"One column or several.","anyOf":[{"$ref":"#/definitions/column"},{"type":"array","minItems":1,"items":{"$ref":"#/definitions/column"}}]};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate26(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs2 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema17.anyOf[1],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate26(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema17.anyOf[1].type,parentSchema:schema17.anyOf[1],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema17.anyOf,parentSchema:schema17,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate61.errors = vErrors;
return errors === 0;
}

const schema18 = {"title":"a list of column names, or a map of graph inputs to such lists","description":"Columns that fill an input of the model.","anyOf":[{"type":"array","minItems":1,"items":{"$ref":"#/definitions/column"}},{"type":"object","minProperties":1,"additionalProperties":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/column"}}}]};

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/anyOf/0/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema18.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate26(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema18.anyOf[0].type,parentSchema:schema18.anyOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
const err2 = {instancePath,schemaPath:"#/anyOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema18.anyOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
let data1 = data[key0];
if(Array.isArray(data1)){
if(data1.length < 1){
const err3 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/anyOf/1/additionalProperties/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema18.anyOf[1].additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
const len1 = data1.length;
for(let i1=0; i1<len1; i1++){
if(!(validate26(data1[i1], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i1,parentData:data1,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/anyOf/1/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema18.anyOf[1].additionalProperties.type,parentSchema:schema18.anyOf[1].additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema18.anyOf[1].type,parentSchema:schema18.anyOf[1],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs4 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err6 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema18.anyOf,parentSchema:schema18,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate67.errors = vErrors;
return errors === 0;
}

const schema19 = {"title":"the name of a tag","description":"A tag of the repository.","type":"string","pattern":"^[^\\s~^:?*\\[\\\\-][^\\s~^:?*\\[\\\\]{0,199}$"};
const pattern9 = new RegExp("^[^\\s~^:?*\\[\\\\-][^\\s~^:?*\\[\\\\]{0,199}$", "u");

function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern9.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^\\s~^:?*\\[\\\\-][^\\s~^:?*\\[\\\\]{0,199}$"},message:"must match pattern \""+"^[^\\s~^:?*\\[\\\\-][^\\s~^:?*\\[\\\\]{0,199}$"+"\"",schema:"^[^\\s~^:?*\\[\\\\-][^\\s~^:?*\\[\\\\]{0,199}$",parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate76.errors = vErrors;
return errors === 0;
}

const schema20 = {"title":"the name of a file of a release: letters, digits and ._()+- only","description":"A file that a release holds.","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9._()+-]{0,254}$"};
const pattern10 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9._()+-]{0,254}$", "u");

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern10.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9._()+-]{0,254}$"},message:"must match pattern \""+"^[A-Za-z0-9_][A-Za-z0-9._()+-]{0,254}$"+"\"",schema:"^[A-Za-z0-9_][A-Za-z0-9._()+-]{0,254}$",parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate78.errors = vErrors;
return errors === 0;
}

const schema21 = {"title":"a rule with the key metric and one or more of max-drop, max-relative-drop, min-improvement, min and max","description":"One metric and its bounds.","type":"object","additionalProperties":false,"required":["metric"],"properties":{"metric":{"title":"the name of a metric, for example roc_auc or ndcg@10","description":"Metric of the task, named as in scikit-learn; a parameter stands after @, as in fbeta@2.","type":"string"},"mode":{"description":"regression: block when the metric surely fell by more than max-drop. non-inferiority: pass only when it surely did not. superiority: pass only when it surely rose. point: compare the values without intervals.","enum":["regression","non-inferiority","superiority","point"],"default":"regression"},"max-drop":{"title":"a number, at least 0","description":"Largest worsening against the baseline, in the metric's own unit; for losses a drop is an increase.","type":"number","minimum":0},"max-relative-drop":{"$ref":"#/definitions/percent","description":"The same as a share of the size of the baseline's value, for example 1%."},"min-improvement":{"title":"a number, at least 0","description":"Smallest betterment against the baseline that is asked for, in the metric's own unit.","type":"number","minimum":0},"min":{"title":"a number","description":"Smallest legal value of the candidate.","type":"number"},"max":{"title":"a number","description":"Largest legal value of the candidate.","type":"number"},"slices":{"title":"a list of one or more columns, of column=value or of conditions","description":"The rule must hold on each of these slices, in place of all rows: every value of a column, the one that is named, or the rows for which a condition holds.","type":"array","minItems":1,"items":{"$ref":"#/definitions/slice"}},"max-total-drop":{"title":"a number, at least 0","description":"Largest worsening against the anchor, an accepted model that stays while baselines follow one another; in the metric's own unit.","type":"number","minimum":0},"max-gap":{"title":"a number, at least 0","description":"Largest legal difference of the candidate between the slices of a column.","type":"number","minimum":0},"max-decay":{"title":"a number above 0","description":"Largest worsening of the candidate from earlier periods of time-column to later ones, in the metric's own unit; decides the output retrain, never the verdict.","type":"number","minimum":0}}};
const schema22 = {"title":"a column, column=value, or a condition such as age >= 65 and country in (DE, FR)","description":"Every value of a column, the rows with one value, or the rows for which a condition holds; a condition may have a name before it, as in elderly: age >= 65.","anyOf":[{"type":"string","pattern":"\\S"},{"type":"object","minProperties":1,"maxProperties":1,"additionalProperties":{"type":"string","pattern":"\\S"}}]};

function validate86(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(typeof data === "string"){
if(!pattern1.test(data)){
const err0 = {instancePath,schemaPath:"#/anyOf/0/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema22.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[0].type,parentSchema:schema22.anyOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err2 = {instancePath,schemaPath:"#/anyOf/1/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema22.anyOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(Object.keys(data).length < 1){
const err3 = {instancePath,schemaPath:"#/anyOf/1/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema22.anyOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
let data0 = data[key0];
if(typeof data0 === "string"){
if(!pattern1.test(data0)){
const err4 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/anyOf/1/additionalProperties/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema22.anyOf[1].additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/anyOf/1/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema22.anyOf[1].additionalProperties.type,parentSchema:schema22.anyOf[1].additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema22.anyOf[1].type,parentSchema:schema22.anyOf[1],data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err7 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema22.anyOf,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate86.errors = vErrors;
return errors === 0;
}


function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.mode === undefined){
data.mode = "regression";
}
if(data.metric === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metric"},message:"must have required property '"+"metric"+"'",schema:schema21.required,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema21.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.metric !== undefined){
let data0 = data.metric;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/metric",schemaPath:"#/properties/metric/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema21.properties.metric.type,parentSchema:schema21.properties.metric,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.mode;
if(!((((data1 === "regression") || (data1 === "non-inferiority")) || (data1 === "superiority")) || (data1 === "point"))){
const err3 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema21.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema21.properties.mode.enum,parentSchema:schema21.properties.mode,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data["max-drop"] !== undefined){
let data2 = data["max-drop"];
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err4 = {instancePath:instancePath+"/max-drop",schemaPath:"#/properties/max-drop/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema21.properties["max-drop"],data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/max-drop",schemaPath:"#/properties/max-drop/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema21.properties["max-drop"].type,parentSchema:schema21.properties["max-drop"],data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data["max-relative-drop"] !== undefined){
if(!(validate37(data["max-relative-drop"], {instancePath:instancePath+"/max-relative-drop",parentData:data,parentDataProperty:"max-relative-drop",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data["min-improvement"] !== undefined){
let data4 = data["min-improvement"];
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err6 = {instancePath:instancePath+"/min-improvement",schemaPath:"#/properties/min-improvement/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema21.properties["min-improvement"],data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/min-improvement",schemaPath:"#/properties/min-improvement/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema21.properties["min-improvement"].type,parentSchema:schema21.properties["min-improvement"],data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.min !== undefined){
let data5 = data.min;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err8 = {instancePath:instancePath+"/min",schemaPath:"#/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema21.properties.min.type,parentSchema:schema21.properties.min,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.max !== undefined){
let data6 = data.max;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err9 = {instancePath:instancePath+"/max",schemaPath:"#/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema21.properties.max.type,parentSchema:schema21.properties.max,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.slices !== undefined){
let data7 = data.slices;
if(Array.isArray(data7)){
if(data7.length < 1){
const err10 = {instancePath:instancePath+"/slices",schemaPath:"#/properties/slices/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema21.properties.slices,data:data7};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(!(validate86(data7[i0], {instancePath:instancePath+"/slices/" + i0,parentData:data7,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
}
else {
const err11 = {instancePath:instancePath+"/slices",schemaPath:"#/properties/slices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema21.properties.slices.type,parentSchema:schema21.properties.slices,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data["max-total-drop"] !== undefined){
let data9 = data["max-total-drop"];
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err12 = {instancePath:instancePath+"/max-total-drop",schemaPath:"#/properties/max-total-drop/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema21.properties["max-total-drop"],data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/max-total-drop",schemaPath:"#/properties/max-total-drop/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema21.properties["max-total-drop"].type,parentSchema:schema21.properties["max-total-drop"],data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data["max-gap"] !== undefined){
let data10 = data["max-gap"];
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
const err14 = {instancePath:instancePath+"/max-gap",schemaPath:"#/properties/max-gap/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema21.properties["max-gap"],data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/max-gap",schemaPath:"#/properties/max-gap/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema21.properties["max-gap"].type,parentSchema:schema21.properties["max-gap"],data:data10};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data["max-decay"] !== undefined){
let data11 = data["max-decay"];
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err16 = {instancePath:instancePath+"/max-decay",schemaPath:"#/properties/max-decay/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema21.properties["max-decay"],data:data11};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/max-decay",schemaPath:"#/properties/max-decay/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema21.properties["max-decay"].type,parentSchema:schema21.properties["max-decay"],data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate84.errors = vErrors;
return errors === 0;
}

const schema23 = {"title":"a rule with the keys criterion and column, and max or max-increase, for a ratio min or max-drop","description":"One criterion and its bounds.","type":"object","additionalProperties":false,"required":["criterion","column"],"properties":{"criterion":{"description":"What is wanted to be alike in all groups, named as in fairlearn: who is selected (demographic_parity), who is found (equal_opportunity), who is found and who is wrongly selected (equalized_odds), who is rightly selected (predictive_parity); the difference of the highest and the lowest group, or the ratio of the lowest to the highest.","enum":["demographic_parity_difference","demographic_parity_ratio","equal_opportunity_difference","equal_opportunity_ratio","equalized_odds_difference","equalized_odds_ratio","predictive_parity_difference","predictive_parity_ratio"]},"column":{"$ref":"#/definitions/column","description":"Column whose values are the groups."},"mode":{"description":"regression: block what is surely beyond a limit. non-inferiority: pass only what surely is not. point: compare the values without intervals.","enum":["regression","non-inferiority","point"],"default":"regression"},"max":{"title":"a number from 0 to 1","description":"Largest legal difference of the candidate.","type":"number","minimum":0,"maximum":1},"min":{"title":"a number from 0 to 1","description":"Smallest legal ratio of the candidate, for example 0.8.","type":"number","minimum":0,"maximum":1},"max-increase":{"title":"a number from 0 to 1","description":"Largest increase of the difference against the baseline.","type":"number","minimum":0,"maximum":1},"max-drop":{"title":"a number from 0 to 1","description":"Largest drop of the ratio against the baseline.","type":"number","minimum":0,"maximum":1},"agg":{"description":"Of the two rates of equalized odds the one that is further apart (worst_case, the default), or their mean.","enum":["worst_case","mean"]},"min-group-size":{"title":"a whole number, at least 1","description":"Groups with fewer rows are shown, not compared.","type":"integer","minimum":1,"default":50}}};

function validate91(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.mode === undefined){
data.mode = "regression";
}
if(data["min-group-size"] === undefined){
data["min-group-size"] = 50;
}
if(data.criterion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "criterion"},message:"must have required property '"+"criterion"+"'",schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.column === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "column"},message:"must have required property '"+"column"+"'",schema:schema23.required,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema23.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.criterion !== undefined){
let data0 = data.criterion;
if(!((((((((data0 === "demographic_parity_difference") || (data0 === "demographic_parity_ratio")) || (data0 === "equal_opportunity_difference")) || (data0 === "equal_opportunity_ratio")) || (data0 === "equalized_odds_difference")) || (data0 === "equalized_odds_ratio")) || (data0 === "predictive_parity_difference")) || (data0 === "predictive_parity_ratio"))){
const err3 = {instancePath:instancePath+"/criterion",schemaPath:"#/properties/criterion/enum",keyword:"enum",params:{allowedValues: schema23.properties.criterion.enum},message:"must be equal to one of the allowed values",schema:schema23.properties.criterion.enum,parentSchema:schema23.properties.criterion,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.column !== undefined){
if(!(validate26(data.column, {instancePath:instancePath+"/column",parentData:data,parentDataProperty:"column",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
let data2 = data.mode;
if(!(((data2 === "regression") || (data2 === "non-inferiority")) || (data2 === "point"))){
const err4 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema23.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema23.properties.mode.enum,parentSchema:schema23.properties.mode,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.max !== undefined){
let data3 = data.max;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1 || isNaN(data3)){
const err5 = {instancePath:instancePath+"/max",schemaPath:"#/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema23.properties.max,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err6 = {instancePath:instancePath+"/max",schemaPath:"#/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema23.properties.max,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/max",schemaPath:"#/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema23.properties.max.type,parentSchema:schema23.properties.max,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.min !== undefined){
let data4 = data.min;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 1 || isNaN(data4)){
const err8 = {instancePath:instancePath+"/min",schemaPath:"#/properties/min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema23.properties.min,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/min",schemaPath:"#/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema23.properties.min,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/min",schemaPath:"#/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema23.properties.min.type,parentSchema:schema23.properties.min,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data["max-increase"] !== undefined){
let data5 = data["max-increase"];
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 1 || isNaN(data5)){
const err11 = {instancePath:instancePath+"/max-increase",schemaPath:"#/properties/max-increase/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema23.properties["max-increase"],data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err12 = {instancePath:instancePath+"/max-increase",schemaPath:"#/properties/max-increase/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema23.properties["max-increase"],data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/max-increase",schemaPath:"#/properties/max-increase/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema23.properties["max-increase"].type,parentSchema:schema23.properties["max-increase"],data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data["max-drop"] !== undefined){
let data6 = data["max-drop"];
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 1 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/max-drop",schemaPath:"#/properties/max-drop/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema23.properties["max-drop"],data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/max-drop",schemaPath:"#/properties/max-drop/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema23.properties["max-drop"],data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/max-drop",schemaPath:"#/properties/max-drop/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema23.properties["max-drop"].type,parentSchema:schema23.properties["max-drop"],data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.agg !== undefined){
let data7 = data.agg;
if(!((data7 === "worst_case") || (data7 === "mean"))){
const err17 = {instancePath:instancePath+"/agg",schemaPath:"#/properties/agg/enum",keyword:"enum",params:{allowedValues: schema23.properties.agg.enum},message:"must be equal to one of the allowed values",schema:schema23.properties.agg.enum,parentSchema:schema23.properties.agg,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
let data8 = data["min-group-size"];
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err18 = {instancePath:instancePath+"/min-group-size",schemaPath:"#/properties/min-group-size/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema23.properties["min-group-size"].type,parentSchema:schema23.properties["min-group-size"],data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
const err19 = {instancePath:instancePath+"/min-group-size",schemaPath:"#/properties/min-group-size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema23.properties["min-group-size"],data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate91.errors = vErrors;
return errors === 0;
}

const schema24 = {"title":"a rule with the keys perturbation, amount and metric, and max-drop or max-drop-against-baseline","description":"One perturbation and how much a metric may suffer from it.","type":"object","additionalProperties":false,"required":["perturbation","amount","metric"],"properties":{"perturbation":{"description":"noise: normal noise is added to numbers; whole numbers stay whole, 0 and 1 are flipped. missing: values are taken away. swap: categories become other ones of their column.","enum":["noise","missing","swap"]},"amount":{"title":"a number above 0","description":"Of noise in standard deviations of each column; of missing and swap the share of the values.","type":"number","exclusiveMinimum":0},"columns":{"title":"a list of one or more columns","description":"Columns that are disturbed; left out, all that it can be done to: numbers for noise, texts for swap, whatever may be missing for missing.","type":"array","minItems":1,"items":{"$ref":"#/definitions/column"}},"metric":{"title":"the name of a metric, for example roc_auc or mae","description":"Metric of the task.","type":"string"},"mode":{"description":"regression: block when the metric surely drops by more than the limit. non-inferiority: pass only when it surely does not. point: compare the values without intervals.","enum":["regression","non-inferiority","point"],"default":"regression"},"max-drop":{"title":"a number, at least 0","description":"Largest worsening of the candidate from the rows as they are to the disturbed ones, in the metric's own unit.","type":"number","minimum":0},"max-drop-against-baseline":{"title":"a number, at least 0","description":"Largest worsening against the baseline on the same disturbed rows, in the metric's own unit.","type":"number","minimum":0}}};

function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.mode === undefined){
data.mode = "regression";
}
if(data.perturbation === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "perturbation"},message:"must have required property '"+"perturbation"+"'",schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.amount === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "amount"},message:"must have required property '"+"amount"+"'",schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metric === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metric"},message:"must have required property '"+"metric"+"'",schema:schema24.required,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "perturbation") || (key0 === "amount")) || (key0 === "columns")) || (key0 === "metric")) || (key0 === "mode")) || (key0 === "max-drop")) || (key0 === "max-drop-against-baseline"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.perturbation !== undefined){
let data0 = data.perturbation;
if(!(((data0 === "noise") || (data0 === "missing")) || (data0 === "swap"))){
const err4 = {instancePath:instancePath+"/perturbation",schemaPath:"#/properties/perturbation/enum",keyword:"enum",params:{allowedValues: schema24.properties.perturbation.enum},message:"must be equal to one of the allowed values",schema:schema24.properties.perturbation.enum,parentSchema:schema24.properties.perturbation,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.amount !== undefined){
let data1 = data.amount;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 <= 0 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema24.properties.amount,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/amount",schemaPath:"#/properties/amount/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema24.properties.amount.type,parentSchema:schema24.properties.amount,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.columns !== undefined){
let data2 = data.columns;
if(Array.isArray(data2)){
if(data2.length < 1){
const err7 = {instancePath:instancePath+"/columns",schemaPath:"#/properties/columns/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema24.properties.columns,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate26(data2[i0], {instancePath:instancePath+"/columns/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/columns",schemaPath:"#/properties/columns/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema24.properties.columns.type,parentSchema:schema24.properties.columns,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metric !== undefined){
let data4 = data.metric;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/metric",schemaPath:"#/properties/metric/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema24.properties.metric.type,parentSchema:schema24.properties.metric,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
let data5 = data.mode;
if(!(((data5 === "regression") || (data5 === "non-inferiority")) || (data5 === "point"))){
const err10 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema24.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema24.properties.mode.enum,parentSchema:schema24.properties.mode,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data["max-drop"] !== undefined){
let data6 = data["max-drop"];
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err11 = {instancePath:instancePath+"/max-drop",schemaPath:"#/properties/max-drop/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema24.properties["max-drop"],data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/max-drop",schemaPath:"#/properties/max-drop/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema24.properties["max-drop"].type,parentSchema:schema24.properties["max-drop"],data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data["max-drop-against-baseline"] !== undefined){
let data7 = data["max-drop-against-baseline"];
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err13 = {instancePath:instancePath+"/max-drop-against-baseline",schemaPath:"#/properties/max-drop-against-baseline/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema24.properties["max-drop-against-baseline"],data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/max-drop-against-baseline",schemaPath:"#/properties/max-drop-against-baseline/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema24.properties["max-drop-against-baseline"].type,parentSchema:schema24.properties["max-drop-against-baseline"],data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate94.errors = vErrors;
return errors === 0;
}

const schema25 = {"description":"regression: block when the cost surely rose by more than the limit. non-inferiority: pass only when it surely did not. superiority: pass only when it surely fell. point: compare the values without intervals.","enum":["regression","non-inferiority","superiority","point"]};

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!((((data === "regression") || (data === "non-inferiority")) || (data === "superiority")) || (data === "point"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema25.enum},message:"must be equal to one of the allowed values",schema:schema25.enum,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate100.errors = vErrors;
return errors === 0;
}

const schema26 = {"title":"a size such as 500kB, 20MB or 1.5GiB","description":"A number with kB, MB, GB, KiB, MiB or GiB.","type":"string","pattern":"^[1-9][0-9]{0,8}(?:\\.[0-9]{1,3})?(?:kB|MB|GB|KiB|MiB|GiB)$"};
const pattern14 = new RegExp("^[1-9][0-9]{0,8}(?:\\.[0-9]{1,3})?(?:kB|MB|GB|KiB|MiB|GiB)$", "u");

function validate107(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern14.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,8}(?:\\.[0-9]{1,3})?(?:kB|MB|GB|KiB|MiB|GiB)$"},message:"must match pattern \""+"^[1-9][0-9]{0,8}(?:\\.[0-9]{1,3})?(?:kB|MB|GB|KiB|MiB|GiB)$"+"\"",schema:"^[1-9][0-9]{0,8}(?:\\.[0-9]{1,3})?(?:kB|MB|GB|KiB|MiB|GiB)$",parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate107.errors = vErrors;
return errors === 0;
}

const pattern7 = new RegExp(".", "u");

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.task === undefined){
data.task = "auto";
}
if(data["score-column"] === undefined){
data["score-column"] = "score";
}
if(data.threshold === undefined){
data.threshold = 0.5;
}
if(data.baseline === undefined){
data.baseline = {};
}
if(data["max-data-uses"] === undefined){
data["max-data-uses"] = 100;
}
if(data.slices === undefined){
data.slices = [];
}
if(data["min-slice-rows"] === undefined){
data["min-slice-rows"] = 100;
}
if(data.level === undefined){
data.level = "90%";
}
if(data.bootstrap === undefined){
data.bootstrap = {};
}
if(data.data === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'",schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.label === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema16.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data0 = data.task;
if(!((((((data0 === "binary") || (data0 === "multiclass")) || (data0 === "multilabel")) || (data0 === "regression")) || (data0 === "ranking")) || (data0 === "auto"))){
const err3 = {instancePath:instancePath+"/task",schemaPath:"#/properties/task/enum",keyword:"enum",params:{allowedValues: schema16.properties.task.enum},message:"must be equal to one of the allowed values",schema:schema16.properties.task.enum,parentSchema:schema16.properties.task,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.data !== undefined){
if(!(validate23(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.label !== undefined){
if(!(validate61(data.label, {instancePath:instancePath+"/label",parentData:data,parentDataProperty:"label",rootData}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
if(data.classes !== undefined){
let data3 = data.classes;
if(Array.isArray(data3)){
if(data3.length < 2){
const err4 = {instancePath:instancePath+"/classes",schemaPath:"#/properties/classes/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items",schema:2,parentSchema:schema16.properties.classes,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 === "string"){
if(!pattern7.test(data4)){
const err5 = {instancePath:instancePath+"/classes/" + i0,schemaPath:"#/properties/classes/items/pattern",keyword:"pattern",params:{pattern: "."},message:"must match pattern \""+"."+"\"",schema:".",parentSchema:schema16.properties.classes.items,data:data4};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/classes/" + i0,schemaPath:"#/properties/classes/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.classes.items.type,parentSchema:schema16.properties.classes.items,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/classes",schemaPath:"#/properties/classes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema16.properties.classes.type,parentSchema:schema16.properties.classes,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data["group-column"] !== undefined){
if(!(validate26(data["group-column"], {instancePath:instancePath+"/group-column",parentData:data,parentDataProperty:"group-column",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.model !== undefined){
if(!(validate23(data.model, {instancePath:instancePath+"/model",parentData:data,parentDataProperty:"model",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.features !== undefined){
if(!(validate67(data.features, {instancePath:instancePath+"/features",parentData:data,parentDataProperty:"features",rootData}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data.output !== undefined){
let data8 = data.output;
if(typeof data8 === "string"){
if(!pattern7.test(data8)){
const err8 = {instancePath:instancePath+"/output",schemaPath:"#/properties/output/pattern",keyword:"pattern",params:{pattern: "."},message:"must match pattern \""+"."+"\"",schema:".",parentSchema:schema16.properties.output,data:data8};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/output",schemaPath:"#/properties/output/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.output.type,parentSchema:schema16.properties.output,data:data8};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.predictions !== undefined){
if(!(validate23(data.predictions, {instancePath:instancePath+"/predictions",parentData:data,parentDataProperty:"predictions",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data["baseline-predictions"] !== undefined){
if(!(validate23(data["baseline-predictions"], {instancePath:instancePath+"/baseline-predictions",parentData:data,parentDataProperty:"baseline-predictions",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(!(validate61(data["score-column"], {instancePath:instancePath+"/score-column",parentData:data,parentDataProperty:"score-column",rootData}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
if(data["id-column"] !== undefined){
if(!(validate26(data["id-column"], {instancePath:instancePath+"/id-column",parentData:data,parentDataProperty:"id-column",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
let data13 = data.threshold;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 1 || isNaN(data13)){
const err10 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema16.properties.threshold,data:data13};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err11 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema16.properties.threshold,data:data13};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema16.properties.threshold.type,parentSchema:schema16.properties.threshold,data:data13};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
let data14 = data.baseline;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.prefer === undefined){
data14.prefer = "merge-base";
}
if(data14["on-data-change"] === undefined){
data14["on-data-change"] = "error";
}
for(const key1 in data14){
if(!(((((((key1 === "artifact") || (key1 === "release")) || (key1 === "asset")) || (key1 === "file")) || (key1 === "prefer")) || (key1 === "on-data-change")) || (key1 === "anchor"))){
const err13 = {instancePath:instancePath+"/baseline",schemaPath:"#/properties/baseline/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.baseline,data:data14};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data14.artifact !== undefined){
if(!(validate50(data14.artifact, {instancePath:instancePath+"/baseline/artifact",parentData:data14,parentDataProperty:"artifact",rootData}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
}
if(data14.release !== undefined){
if(!(validate76(data14.release, {instancePath:instancePath+"/baseline/release",parentData:data14,parentDataProperty:"release",rootData}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
}
if(data14.asset !== undefined){
if(!(validate78(data14.asset, {instancePath:instancePath+"/baseline/asset",parentData:data14,parentDataProperty:"asset",rootData}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
}
if(data14.file !== undefined){
if(!(validate23(data14.file, {instancePath:instancePath+"/baseline/file",parentData:data14,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
let data19 = data14.prefer;
if(!((data19 === "merge-base") || (data19 === "newest"))){
const err14 = {instancePath:instancePath+"/baseline/prefer",schemaPath:"#/properties/baseline/properties/prefer/enum",keyword:"enum",params:{allowedValues: schema16.properties.baseline.properties.prefer.enum},message:"must be equal to one of the allowed values",schema:schema16.properties.baseline.properties.prefer.enum,parentSchema:schema16.properties.baseline.properties.prefer,data:data19};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
let data20 = data14["on-data-change"];
if(!((data20 === "error") || (data20 === "warn"))){
const err15 = {instancePath:instancePath+"/baseline/on-data-change",schemaPath:"#/properties/baseline/properties/on-data-change/enum",keyword:"enum",params:{allowedValues: schema16.properties.baseline.properties["on-data-change"].enum},message:"must be equal to one of the allowed values",schema:schema16.properties.baseline.properties["on-data-change"].enum,parentSchema:schema16.properties.baseline.properties["on-data-change"],data:data20};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data14.anchor !== undefined){
let data21 = data14.anchor;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key2 in data21){
if(!(((key2 === "release") || (key2 === "asset")) || (key2 === "file"))){
const err16 = {instancePath:instancePath+"/baseline/anchor",schemaPath:"#/properties/baseline/properties/anchor/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.baseline.properties.anchor,data:data21};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data21.release !== undefined){
if(!(validate76(data21.release, {instancePath:instancePath+"/baseline/anchor/release",parentData:data21,parentDataProperty:"release",rootData}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
}
if(data21.asset !== undefined){
if(!(validate78(data21.asset, {instancePath:instancePath+"/baseline/anchor/asset",parentData:data21,parentDataProperty:"asset",rootData}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
}
if(data21.file !== undefined){
if(!(validate23(data21.file, {instancePath:instancePath+"/baseline/anchor/file",parentData:data21,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/baseline/anchor",schemaPath:"#/properties/baseline/properties/anchor/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.baseline.properties.anchor.type,parentSchema:schema16.properties.baseline.properties.anchor,data:data21};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/baseline",schemaPath:"#/properties/baseline/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.baseline.type,parentSchema:schema16.properties.baseline,data:data14};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data.rules !== undefined){
let data25 = data.rules;
if(Array.isArray(data25)){
if(data25.length < 1){
const err19 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema16.properties.rules,data:data25};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
const len1 = data25.length;
for(let i1=0; i1<len1; i1++){
if(!(validate84(data25[i1], {instancePath:instancePath+"/rules/" + i1,parentData:data25,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate84.errors : vErrors.concat(validate84.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema16.properties.rules.type,parentSchema:schema16.properties.rules,data:data25};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
let data27 = data["max-data-uses"];
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err21 = {instancePath:instancePath+"/max-data-uses",schemaPath:"#/properties/max-data-uses/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema16.properties["max-data-uses"].type,parentSchema:schema16.properties["max-data-uses"],data:data27};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 1 || isNaN(data27)){
const err22 = {instancePath:instancePath+"/max-data-uses",schemaPath:"#/properties/max-data-uses/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema16.properties["max-data-uses"],data:data27};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data["model-card"] !== undefined){
let data28 = data["model-card"];
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.file === undefined){
data28.file = "MODEL_CARD.md";
}
if(data28.sections === undefined){
data28.sections = ["Intended use","Training data","Evaluation","Limitations"];
}
for(const key3 in data28){
if(!((key3 === "file") || (key3 === "sections"))){
const err23 = {instancePath:instancePath+"/model-card",schemaPath:"#/properties/model-card/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties["model-card"],data:data28};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(!(validate23(data28.file, {instancePath:instancePath+"/model-card/file",parentData:data28,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
let data30 = data28.sections;
if(Array.isArray(data30)){
if(data30.length < 1){
const err24 = {instancePath:instancePath+"/model-card/sections",schemaPath:"#/properties/model-card/properties/sections/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema16.properties["model-card"].properties.sections,data:data30};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len2 = data30.length;
for(let i2=0; i2<len2; i2++){
let data31 = data30[i2];
if(typeof data31 === "string"){
if(!pattern1.test(data31)){
const err25 = {instancePath:instancePath+"/model-card/sections/" + i2,schemaPath:"#/properties/model-card/properties/sections/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\"",schema:"\\S",parentSchema:schema16.properties["model-card"].properties.sections.items,data:data31};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/model-card/sections/" + i2,schemaPath:"#/properties/model-card/properties/sections/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties["model-card"].properties.sections.items.type,parentSchema:schema16.properties["model-card"].properties.sections.items,data:data31};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/model-card/sections",schemaPath:"#/properties/model-card/properties/sections/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema16.properties["model-card"].properties.sections.type,parentSchema:schema16.properties["model-card"].properties.sections,data:data30};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/model-card",schemaPath:"#/properties/model-card/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties["model-card"].type,parentSchema:schema16.properties["model-card"],data:data28};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
let data32 = data.slices;
if(Array.isArray(data32)){
const len3 = data32.length;
for(let i3=0; i3<len3; i3++){
if(!(validate86(data32[i3], {instancePath:instancePath+"/slices/" + i3,parentData:data32,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
}
else {
const err29 = {instancePath:instancePath+"/slices",schemaPath:"#/properties/slices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema16.properties.slices.type,parentSchema:schema16.properties.slices,data:data32};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data.fairness !== undefined){
let data34 = data.fairness;
if(Array.isArray(data34)){
if(data34.length < 1){
const err30 = {instancePath:instancePath+"/fairness",schemaPath:"#/properties/fairness/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema16.properties.fairness,data:data34};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
const len4 = data34.length;
for(let i4=0; i4<len4; i4++){
if(!(validate91(data34[i4], {instancePath:instancePath+"/fairness/" + i4,parentData:data34,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
errors = vErrors.length;
}
}
}
else {
const err31 = {instancePath:instancePath+"/fairness",schemaPath:"#/properties/fairness/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema16.properties.fairness.type,parentSchema:schema16.properties.fairness,data:data34};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.robustness !== undefined){
let data36 = data.robustness;
if(Array.isArray(data36)){
if(data36.length < 1){
const err32 = {instancePath:instancePath+"/robustness",schemaPath:"#/properties/robustness/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema16.properties.robustness,data:data36};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
const len5 = data36.length;
for(let i5=0; i5<len5; i5++){
if(!(validate94(data36[i5], {instancePath:instancePath+"/robustness/" + i5,parentData:data36,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate94.errors : vErrors.concat(validate94.errors);
errors = vErrors.length;
}
}
}
else {
const err33 = {instancePath:instancePath+"/robustness",schemaPath:"#/properties/robustness/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema16.properties.robustness.type,parentSchema:schema16.properties.robustness,data:data36};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.importance !== undefined){
let data38 = data.importance;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
if(data38.repeats === undefined){
data38.repeats = 5;
}
if(data38["max-rows"] === undefined){
data38["max-rows"] = 10000;
}
for(const key4 in data38){
if(!(((((key4 === "metric") || (key4 === "repeats")) || (key4 === "max-rows")) || (key4 === "forbidden-features")) || (key4 === "max-importance"))){
const err34 = {instancePath:instancePath+"/importance",schemaPath:"#/properties/importance/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.importance,data:data38};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data38.metric !== undefined){
let data39 = data38.metric;
if(typeof data39 !== "string"){
const err35 = {instancePath:instancePath+"/importance/metric",schemaPath:"#/properties/importance/properties/metric/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.properties.importance.properties.metric.type,parentSchema:schema16.properties.importance.properties.metric,data:data39};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
let data40 = data38.repeats;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err36 = {instancePath:instancePath+"/importance/repeats",schemaPath:"#/properties/importance/properties/repeats/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema16.properties.importance.properties.repeats.type,parentSchema:schema16.properties.importance.properties.repeats,data:data40};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 100 || isNaN(data40)){
const err37 = {instancePath:instancePath+"/importance/repeats",schemaPath:"#/properties/importance/properties/repeats/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema16.properties.importance.properties.repeats,data:data40};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data40 < 1 || isNaN(data40)){
const err38 = {instancePath:instancePath+"/importance/repeats",schemaPath:"#/properties/importance/properties/repeats/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema16.properties.importance.properties.repeats,data:data40};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
let data41 = data38["max-rows"];
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
const err39 = {instancePath:instancePath+"/importance/max-rows",schemaPath:"#/properties/importance/properties/max-rows/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema16.properties.importance.properties["max-rows"].type,parentSchema:schema16.properties.importance.properties["max-rows"],data:data41};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 < 100 || isNaN(data41)){
const err40 = {instancePath:instancePath+"/importance/max-rows",schemaPath:"#/properties/importance/properties/max-rows/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema16.properties.importance.properties["max-rows"],data:data41};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data38["forbidden-features"] !== undefined){
let data42 = data38["forbidden-features"];
if(Array.isArray(data42)){
if(data42.length < 1){
const err41 = {instancePath:instancePath+"/importance/forbidden-features",schemaPath:"#/properties/importance/properties/forbidden-features/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema16.properties.importance.properties["forbidden-features"],data:data42};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
const len6 = data42.length;
for(let i6=0; i6<len6; i6++){
if(!(validate26(data42[i6], {instancePath:instancePath+"/importance/forbidden-features/" + i6,parentData:data42,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
else {
const err42 = {instancePath:instancePath+"/importance/forbidden-features",schemaPath:"#/properties/importance/properties/forbidden-features/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema16.properties.importance.properties["forbidden-features"].type,parentSchema:schema16.properties.importance.properties["forbidden-features"],data:data42};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data38["max-importance"] !== undefined){
let data44 = data38["max-importance"];
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(Object.keys(data44).length < 1){
const err43 = {instancePath:instancePath+"/importance/max-importance",schemaPath:"#/properties/importance/properties/max-importance/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema16.properties.importance.properties["max-importance"],data:data44};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
for(const key5 in data44){
let data45 = data44[key5];
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 < 0 || isNaN(data45)){
const err44 = {instancePath:instancePath+"/importance/max-importance/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/importance/properties/max-importance/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema16.properties.importance.properties["max-importance"].additionalProperties,data:data45};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/importance/max-importance/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/importance/properties/max-importance/additionalProperties/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema16.properties.importance.properties["max-importance"].additionalProperties.type,parentSchema:schema16.properties.importance.properties["max-importance"].additionalProperties,data:data45};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/importance/max-importance",schemaPath:"#/properties/importance/properties/max-importance/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.importance.properties["max-importance"].type,parentSchema:schema16.properties.importance.properties["max-importance"],data:data44};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/importance",schemaPath:"#/properties/importance/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.importance.type,parentSchema:schema16.properties.importance,data:data38};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data["time-column"] !== undefined){
if(!(validate26(data["time-column"], {instancePath:instancePath+"/time-column",parentData:data,parentDataProperty:"time-column",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.period !== undefined){
let data47 = data.period;
if(!(((((data47 === "day") || (data47 === "week")) || (data47 === "month")) || (data47 === "quarter")) || (data47 === "year"))){
const err48 = {instancePath:instancePath+"/period",schemaPath:"#/properties/period/enum",keyword:"enum",params:{allowedValues: schema16.properties.period.enum},message:"must be equal to one of the allowed values",schema:schema16.properties.period.enum,parentSchema:schema16.properties.period,data:data47};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.performance !== undefined){
let data48 = data.performance;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(Object.keys(data48).length < 1){
const err49 = {instancePath:instancePath+"/performance",schemaPath:"#/properties/performance/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema16.properties.performance,data:data48};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
for(const key6 in data48){
if(!(((((key6 === "latency-p50") || (key6 === "latency-p95")) || (key6 === "throughput")) || (key6 === "peak-memory")) || (key6 === "model-size"))){
const err50 = {instancePath:instancePath+"/performance",schemaPath:"#/properties/performance/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.performance,data:data48};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data48["latency-p50"] !== undefined){
let data49 = data48["latency-p50"];
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
if(data49["max-increase"] === undefined){
data49["max-increase"] = "5%";
}
if(data49.mode === undefined){
data49.mode = "regression";
}
for(const key7 in data49){
if(!((key7 === "max-increase") || (key7 === "mode"))){
const err51 = {instancePath:instancePath+"/performance/latency-p50",schemaPath:"#/properties/performance/properties/latency-p50/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.performance.properties["latency-p50"],data:data49};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(!(validate37(data49["max-increase"], {instancePath:instancePath+"/performance/latency-p50/max-increase",parentData:data49,parentDataProperty:"max-increase",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
if(!(validate100(data49.mode, {instancePath:instancePath+"/performance/latency-p50/mode",parentData:data49,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
}
else {
const err52 = {instancePath:instancePath+"/performance/latency-p50",schemaPath:"#/properties/performance/properties/latency-p50/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.performance.properties["latency-p50"].type,parentSchema:schema16.properties.performance.properties["latency-p50"],data:data49};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data48["latency-p95"] !== undefined){
let data52 = data48["latency-p95"];
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if(data52["max-increase"] === undefined){
data52["max-increase"] = "10%";
}
if(data52.mode === undefined){
data52.mode = "regression";
}
for(const key8 in data52){
if(!((key8 === "max-increase") || (key8 === "mode"))){
const err53 = {instancePath:instancePath+"/performance/latency-p95",schemaPath:"#/properties/performance/properties/latency-p95/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.performance.properties["latency-p95"],data:data52};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(!(validate37(data52["max-increase"], {instancePath:instancePath+"/performance/latency-p95/max-increase",parentData:data52,parentDataProperty:"max-increase",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
if(!(validate100(data52.mode, {instancePath:instancePath+"/performance/latency-p95/mode",parentData:data52,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
}
else {
const err54 = {instancePath:instancePath+"/performance/latency-p95",schemaPath:"#/properties/performance/properties/latency-p95/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.performance.properties["latency-p95"].type,parentSchema:schema16.properties.performance.properties["latency-p95"],data:data52};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data48.throughput !== undefined){
let data55 = data48.throughput;
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
if(data55["max-drop"] === undefined){
data55["max-drop"] = "10%";
}
if(data55["batch-sizes"] === undefined){
data55["batch-sizes"] = [32,256];
}
if(data55.mode === undefined){
data55.mode = "regression";
}
for(const key9 in data55){
if(!(((key9 === "max-drop") || (key9 === "batch-sizes")) || (key9 === "mode"))){
const err55 = {instancePath:instancePath+"/performance/throughput",schemaPath:"#/properties/performance/properties/throughput/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.performance.properties.throughput,data:data55};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(!(validate37(data55["max-drop"], {instancePath:instancePath+"/performance/throughput/max-drop",parentData:data55,parentDataProperty:"max-drop",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
let data57 = data55["batch-sizes"];
if(Array.isArray(data57)){
if(data57.length > 5){
const err56 = {instancePath:instancePath+"/performance/throughput/batch-sizes",schemaPath:"#/properties/performance/properties/throughput/properties/batch-sizes/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items",schema:5,parentSchema:schema16.properties.performance.properties.throughput.properties["batch-sizes"],data:data57};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data57.length < 1){
const err57 = {instancePath:instancePath+"/performance/throughput/batch-sizes",schemaPath:"#/properties/performance/properties/throughput/properties/batch-sizes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema16.properties.performance.properties.throughput.properties["batch-sizes"],data:data57};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
const len7 = data57.length;
for(let i7=0; i7<len7; i7++){
let data58 = data57[i7];
if(!(((typeof data58 == "number") && (!(data58 % 1) && !isNaN(data58))) && (isFinite(data58)))){
const err58 = {instancePath:instancePath+"/performance/throughput/batch-sizes/" + i7,schemaPath:"#/properties/performance/properties/throughput/properties/batch-sizes/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema16.properties.performance.properties.throughput.properties["batch-sizes"].items.type,parentSchema:schema16.properties.performance.properties.throughput.properties["batch-sizes"].items,data:data58};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if((typeof data58 == "number") && (isFinite(data58))){
if(data58 > 8192 || isNaN(data58)){
const err59 = {instancePath:instancePath+"/performance/throughput/batch-sizes/" + i7,schemaPath:"#/properties/performance/properties/throughput/properties/batch-sizes/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8192},message:"must be <= 8192",schema:8192,parentSchema:schema16.properties.performance.properties.throughput.properties["batch-sizes"].items,data:data58};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data58 < 1 || isNaN(data58)){
const err60 = {instancePath:instancePath+"/performance/throughput/batch-sizes/" + i7,schemaPath:"#/properties/performance/properties/throughput/properties/batch-sizes/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema16.properties.performance.properties.throughput.properties["batch-sizes"].items,data:data58};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
}
else {
const err61 = {instancePath:instancePath+"/performance/throughput/batch-sizes",schemaPath:"#/properties/performance/properties/throughput/properties/batch-sizes/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema16.properties.performance.properties.throughput.properties["batch-sizes"].type,parentSchema:schema16.properties.performance.properties.throughput.properties["batch-sizes"],data:data57};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(!(validate100(data55.mode, {instancePath:instancePath+"/performance/throughput/mode",parentData:data55,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
}
else {
const err62 = {instancePath:instancePath+"/performance/throughput",schemaPath:"#/properties/performance/properties/throughput/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.performance.properties.throughput.type,parentSchema:schema16.properties.performance.properties.throughput,data:data55};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data48["peak-memory"] !== undefined){
let data60 = data48["peak-memory"];
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
if(data60["max-increase"] === undefined){
data60["max-increase"] = "10%";
}
if(data60.mode === undefined){
data60.mode = "regression";
}
for(const key10 in data60){
if(!(((key10 === "max-increase") || (key10 === "max")) || (key10 === "mode"))){
const err63 = {instancePath:instancePath+"/performance/peak-memory",schemaPath:"#/properties/performance/properties/peak-memory/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.performance.properties["peak-memory"],data:data60};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(!(validate37(data60["max-increase"], {instancePath:instancePath+"/performance/peak-memory/max-increase",parentData:data60,parentDataProperty:"max-increase",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
if(data60.max !== undefined){
if(!(validate107(data60.max, {instancePath:instancePath+"/performance/peak-memory/max",parentData:data60,parentDataProperty:"max",rootData}))){
vErrors = vErrors === null ? validate107.errors : vErrors.concat(validate107.errors);
errors = vErrors.length;
}
}
if(!(validate100(data60.mode, {instancePath:instancePath+"/performance/peak-memory/mode",parentData:data60,parentDataProperty:"mode",rootData}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
}
else {
const err64 = {instancePath:instancePath+"/performance/peak-memory",schemaPath:"#/properties/performance/properties/peak-memory/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.performance.properties["peak-memory"].type,parentSchema:schema16.properties.performance.properties["peak-memory"],data:data60};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data48["model-size"] !== undefined){
let data64 = data48["model-size"];
if(data64 && typeof data64 == "object" && !Array.isArray(data64)){
for(const key11 in data64){
if(!((key11 === "max-increase") || (key11 === "max"))){
const err65 = {instancePath:instancePath+"/performance/model-size",schemaPath:"#/properties/performance/properties/model-size/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.performance.properties["model-size"],data:data64};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data64["max-increase"] !== undefined){
if(!(validate37(data64["max-increase"], {instancePath:instancePath+"/performance/model-size/max-increase",parentData:data64,parentDataProperty:"max-increase",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
if(data64.max !== undefined){
if(!(validate107(data64.max, {instancePath:instancePath+"/performance/model-size/max",parentData:data64,parentDataProperty:"max",rootData}))){
vErrors = vErrors === null ? validate107.errors : vErrors.concat(validate107.errors);
errors = vErrors.length;
}
}
}
else {
const err66 = {instancePath:instancePath+"/performance/model-size",schemaPath:"#/properties/performance/properties/model-size/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.performance.properties["model-size"].type,parentSchema:schema16.properties.performance.properties["model-size"],data:data64};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath:instancePath+"/performance",schemaPath:"#/properties/performance/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.performance.type,parentSchema:schema16.properties.performance,data:data48};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
let data67 = data["min-slice-rows"];
if(!(((typeof data67 == "number") && (!(data67 % 1) && !isNaN(data67))) && (isFinite(data67)))){
const err68 = {instancePath:instancePath+"/min-slice-rows",schemaPath:"#/properties/min-slice-rows/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema16.properties["min-slice-rows"].type,parentSchema:schema16.properties["min-slice-rows"],data:data67};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if((typeof data67 == "number") && (isFinite(data67))){
if(data67 < 20 || isNaN(data67)){
const err69 = {instancePath:instancePath+"/min-slice-rows",schemaPath:"#/properties/min-slice-rows/minimum",keyword:"minimum",params:{comparison: ">=", limit: 20},message:"must be >= 20",schema:20,parentSchema:schema16.properties["min-slice-rows"],data:data67};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(!(validate37(data.level, {instancePath:instancePath+"/level",parentData:data,parentDataProperty:"level",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
let data69 = data.bootstrap;
if(data69 && typeof data69 == "object" && !Array.isArray(data69)){
if(data69.resamples === undefined){
data69.resamples = 2000;
}
if(data69.seed === undefined){
data69.seed = 7;
}
for(const key12 in data69){
if(!((key12 === "resamples") || (key12 === "seed"))){
const err70 = {instancePath:instancePath+"/bootstrap",schemaPath:"#/properties/bootstrap/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema16.properties.bootstrap,data:data69};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
let data70 = data69.resamples;
if(!(((typeof data70 == "number") && (!(data70 % 1) && !isNaN(data70))) && (isFinite(data70)))){
const err71 = {instancePath:instancePath+"/bootstrap/resamples",schemaPath:"#/properties/bootstrap/properties/resamples/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema16.properties.bootstrap.properties.resamples.type,parentSchema:schema16.properties.bootstrap.properties.resamples,data:data70};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if((typeof data70 == "number") && (isFinite(data70))){
if(data70 > 100000 || isNaN(data70)){
const err72 = {instancePath:instancePath+"/bootstrap/resamples",schemaPath:"#/properties/bootstrap/properties/resamples/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema16.properties.bootstrap.properties.resamples,data:data70};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data70 < 100 || isNaN(data70)){
const err73 = {instancePath:instancePath+"/bootstrap/resamples",schemaPath:"#/properties/bootstrap/properties/resamples/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema16.properties.bootstrap.properties.resamples,data:data70};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
let data71 = data69.seed;
if(!(((typeof data71 == "number") && (!(data71 % 1) && !isNaN(data71))) && (isFinite(data71)))){
const err74 = {instancePath:instancePath+"/bootstrap/seed",schemaPath:"#/properties/bootstrap/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema16.properties.bootstrap.properties.seed.type,parentSchema:schema16.properties.bootstrap.properties.seed,data:data71};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if((typeof data71 == "number") && (isFinite(data71))){
if(data71 > 4294967295 || isNaN(data71)){
const err75 = {instancePath:instancePath+"/bootstrap/seed",schemaPath:"#/properties/bootstrap/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967295},message:"must be <= 4294967295",schema:4294967295,parentSchema:schema16.properties.bootstrap.properties.seed,data:data71};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(data71 < 0 || isNaN(data71)){
const err76 = {instancePath:instancePath+"/bootstrap/seed",schemaPath:"#/properties/bootstrap/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema16.properties.bootstrap.properties.seed,data:data71};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath:instancePath+"/bootstrap",schemaPath:"#/properties/bootstrap/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.properties.bootstrap.type,parentSchema:schema16.properties.bootstrap,data:data69};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}

const schema27 = {"title":"a section with the keys metrics-url, counter and steps","description":"action-canary: how a model takes over the traffic.","type":"object","additionalProperties":false,"required":["metrics-url","counter","steps"],"properties":{"metrics-url":{"title":"an http or https address without user and password","description":"Where the model server shows its metrics in the text format of Prometheus.","type":"string","pattern":"^https?://[^\\s/?#@]+(?:[/?][^\\s#]*)?$"},"counter":{"title":"the name of a Prometheus counter","description":"Counter of predictions with the labels arm (stable, candidate) and outcome (ok, error).","type":"string","pattern":"^[A-Za-z_:][A-Za-z0-9_:]*$"},"steps":{"title":"a list of one or more ascending percents, for example [10%, 50%]","description":"Shares of the traffic that the candidate gets, one after the other.","type":"array","minItems":1,"items":{"$ref":"#/definitions/percent"}},"look":{"$ref":"#/definitions/duration","description":"Time between two looks at the counters; the lease of the traffic flag is three looks.","default":"2s"},"settle":{"$ref":"#/definitions/duration","description":"Time that is not judged after a change of weight; 0s judges all.","default":"500ms"},"min-requests":{"title":"a whole number, at least 1","description":"Requests the candidate must answer in a step before it may go on.","type":"integer","minimum":1,"maximum":1000000000,"default":50},"alpha":{"$ref":"#/definitions/percent","description":"Chance to roll back a candidate that is no worse than the stable model.","default":"5%"},"promote-below-odds-ratio":{"title":"a number above 1","description":"The odds of an error must be proven to be less than this many times those of the stable model.","type":"number","exclusiveMinimum":1,"default":2},"max-error-rate":{"$ref":"#/definitions/percent","description":"Error rate that rolls back at once, from 20 requests on.","default":"20%"},"deadline":{"$ref":"#/definitions/duration","description":"When the canary ends, decided or not.","default":"10m"},"on-inconclusive":{"description":"What to do when the deadline passes without proof of harm or of none.","enum":["rollback","hold","promote-if-no-harm"],"default":"rollback"}}};
const pattern15 = new RegExp("^https?://[^\\s/?#@]+(?:[/?][^\\s#]*)?$", "u");
const pattern16 = new RegExp("^[A-Za-z_:][A-Za-z0-9_:]*$", "u");

function validate114(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.look === undefined){
data.look = "2s";
}
if(data.settle === undefined){
data.settle = "500ms";
}
if(data["min-requests"] === undefined){
data["min-requests"] = 50;
}
if(data.alpha === undefined){
data.alpha = "5%";
}
if(data["promote-below-odds-ratio"] === undefined){
data["promote-below-odds-ratio"] = 2;
}
if(data["max-error-rate"] === undefined){
data["max-error-rate"] = "20%";
}
if(data.deadline === undefined){
data.deadline = "10m";
}
if(data["on-inconclusive"] === undefined){
data["on-inconclusive"] = "rollback";
}
if(data["metrics-url"] === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metrics-url"},message:"must have required property '"+"metrics-url"+"'",schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.counter === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "counter"},message:"must have required property '"+"counter"+"'",schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.steps === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "steps"},message:"must have required property '"+"steps"+"'",schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema27.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data["metrics-url"] !== undefined){
let data0 = data["metrics-url"];
if(typeof data0 === "string"){
if(!pattern15.test(data0)){
const err4 = {instancePath:instancePath+"/metrics-url",schemaPath:"#/properties/metrics-url/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s/?#@]+(?:[/?][^\\s#]*)?$"},message:"must match pattern \""+"^https?://[^\\s/?#@]+(?:[/?][^\\s#]*)?$"+"\"",schema:"^https?://[^\\s/?#@]+(?:[/?][^\\s#]*)?$",parentSchema:schema27.properties["metrics-url"],data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/metrics-url",schemaPath:"#/properties/metrics-url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties["metrics-url"].type,parentSchema:schema27.properties["metrics-url"],data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.counter !== undefined){
let data1 = data.counter;
if(typeof data1 === "string"){
if(!pattern16.test(data1)){
const err6 = {instancePath:instancePath+"/counter",schemaPath:"#/properties/counter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_:][A-Za-z0-9_:]*$"},message:"must match pattern \""+"^[A-Za-z_:][A-Za-z0-9_:]*$"+"\"",schema:"^[A-Za-z_:][A-Za-z0-9_:]*$",parentSchema:schema27.properties.counter,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/counter",schemaPath:"#/properties/counter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.counter.type,parentSchema:schema27.properties.counter,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.steps !== undefined){
let data2 = data.steps;
if(Array.isArray(data2)){
if(data2.length < 1){
const err8 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema27.properties.steps,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate37(data2[i0], {instancePath:instancePath+"/steps/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath:instancePath+"/steps",schemaPath:"#/properties/steps/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.properties.steps.type,parentSchema:schema27.properties.steps,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(!(validate55(data.look, {instancePath:instancePath+"/look",parentData:data,parentDataProperty:"look",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
if(!(validate55(data.settle, {instancePath:instancePath+"/settle",parentData:data,parentDataProperty:"settle",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
let data6 = data["min-requests"];
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err10 = {instancePath:instancePath+"/min-requests",schemaPath:"#/properties/min-requests/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema27.properties["min-requests"].type,parentSchema:schema27.properties["min-requests"],data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 1000000000 || isNaN(data6)){
const err11 = {instancePath:instancePath+"/min-requests",schemaPath:"#/properties/min-requests/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema27.properties["min-requests"],data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data6 < 1 || isNaN(data6)){
const err12 = {instancePath:instancePath+"/min-requests",schemaPath:"#/properties/min-requests/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.properties["min-requests"],data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(!(validate37(data.alpha, {instancePath:instancePath+"/alpha",parentData:data,parentDataProperty:"alpha",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
let data8 = data["promote-below-odds-ratio"];
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 <= 1 || isNaN(data8)){
const err13 = {instancePath:instancePath+"/promote-below-odds-ratio",schemaPath:"#/properties/promote-below-odds-ratio/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 1},message:"must be > 1",schema:1,parentSchema:schema27.properties["promote-below-odds-ratio"],data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/promote-below-odds-ratio",schemaPath:"#/properties/promote-below-odds-ratio/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema27.properties["promote-below-odds-ratio"].type,parentSchema:schema27.properties["promote-below-odds-ratio"],data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(validate37(data["max-error-rate"], {instancePath:instancePath+"/max-error-rate",parentData:data,parentDataProperty:"max-error-rate",rootData}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
if(!(validate55(data.deadline, {instancePath:instancePath+"/deadline",parentData:data,parentDataProperty:"deadline",rootData}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
let data11 = data["on-inconclusive"];
if(!(((data11 === "rollback") || (data11 === "hold")) || (data11 === "promote-if-no-harm"))){
const err15 = {instancePath:instancePath+"/on-inconclusive",schemaPath:"#/properties/on-inconclusive/enum",keyword:"enum",params:{allowedValues: schema27.properties["on-inconclusive"].enum},message:"must be equal to one of the allowed values",schema:schema27.properties["on-inconclusive"].enum,parentSchema:schema27.properties["on-inconclusive"],data:data11};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate114.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="https://raw.githubusercontent.com/mlgate/mlgate/v1/mlgate.schema.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema6.required,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "version") || (key0 === "data")) || (key0 === "train")) || (key0 === "gate")) || (key0 === "canary"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!(data0 === 1)){
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema6.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema6.properties.version.enum,parentSchema:schema6.properties.version,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.data !== undefined){
if(!(validate22(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
if(data.train !== undefined){
if(!(validate53(data.train, {instancePath:instancePath+"/train",parentData:data,parentDataProperty:"train",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.gate !== undefined){
if(!(validate59(data.gate, {instancePath:instancePath+"/gate",parentData:data,parentDataProperty:"gate",rootData}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data.canary !== undefined){
if(!(validate114(data.canary, {instancePath:instancePath+"/canary",parentData:data,parentDataProperty:"canary",rootData}))){
vErrors = vErrors === null ? validate114.errors : vErrors.concat(validate114.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema6.type,parentSchema:schema6,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}


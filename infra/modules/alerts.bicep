metadata description = 'Alerts over what the app itself tells: see docs/operations.md for its lines and metrics.'

param location string
param tags object
param applicationInsightsId string

@description('Who gets a mail; empty: alerts are only shown in the portal.')
param alertEmail string

// Our own line, and not the log of the storage account: that would be billed for every look of the host into a queue.
var poisonQuery = '''
traces
| where message startswith '{"event":"poison"'
'''

var atRiskQuery = '''
customMetrics
| where name == "userdata.jobs.at_risk" and value > 0
'''

// No value in the time is one row of zero: the supervisor does not run, or telemetry does not arrive.
var silentQuery = '''
customMetrics
| where name == "userdata.jobs.active"
'''

// A job has work to do in at least ten of twelve intervals of five minutes, and no step got its result in the hour.
var noProgressQuery = '''
let working = toscalar(
  customMetrics
  | where name == "userdata.jobs.active" and value > 0
  | where tostring(customDimensions["userdata.status"]) !in ("AwaitingConfirmation")
  | summarize dcount(bin(timestamp, 5m)));
let done = toscalar(
  traces
  | where message startswith '{"event":"step"'
  | where tostring(parse_json(message).outcome) == "done"
  | count);
print timestamp = now(), working = working, done = done
| where working >= 10 and done == 0
'''

var rules = [
  {
    name: 'poison-message'
    displayName: 'A message went to a poison queue'
    description: 'Workers died in a step, or storage failed. The supervisor has failed the step; its job says what is missing.'
    severity: 2
    query: poisonQuery
    operator: 'GreaterThan'
    frequency: 'PT5M'
    window: 'PT15M'
    periods: 1
  }
  {
    name: 'job-at-risk'
    displayName: 'A job may not be done in time'
    description: 'A job is due in less than three days, or overdue. A plan that nobody confirms counts too.'
    severity: 2
    query: atRiskQuery
    operator: 'GreaterThan'
    frequency: 'PT15M'
    window: 'PT30M'
    periods: 1
  }
  {
    name: 'supervisor-silent'
    displayName: 'The supervisor does not run'
    description: 'Nobody looks after jobs, and the other alerts would not come either. GET /api/health tells whether the app can work.'
    severity: 1
    query: silentQuery
    operator: 'LessThanOrEqual'
    frequency: 'PT5M'
    window: 'PT10M'
    periods: 2
  }
  {
    name: 'no-progress'
    displayName: 'A job makes no progress'
    description: 'For an hour a job had work to do and no step of any job was done.'
    severity: 2
    query: noProgressQuery
    operator: 'GreaterThan'
    frequency: 'PT15M'
    window: 'PT1H'
    periods: 1
  }
]

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(alertEmail)) {
  name: 'operators-of-user-data'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'userdata'
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: rule.name
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: rule.displayName
    description: rule.description
    severity: rule.severity
    enabled: true
    scopes: [applicationInsightsId]
    evaluationFrequency: rule.frequency
    windowSize: rule.window
    autoMitigate: true
    // The tables are there only when the app has told something.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: rule.operator
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: rule.periods
            minFailingPeriodsToAlert: rule.periods
          }
        }
      ]
    }
    actions: {
      actionGroups: empty(alertEmail) ? [] : [operators.id]
    }
  }
}]

metadata description = 'Logic Apps that file an export on a schedule, and a deletion that a person confirms by mail. All through the queues.'

param namePrefix string
param location string
param tags object
param dataStorageName string

@description('Resource id of the identity that files exports.')
param exporterIdentityId string

@description('Resource id of the identity that files deletions and confirmations, and takes events.')
param deleterIdentityId string

@allowed(['Day', 'Week', 'Month'])
param exportFrequency string

@minValue(1)
param exportInterval int

@description('Address of who confirms or cancels deletions, and is told how jobs end.')
param approverEmail string

resource dataStorage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataStorageName
}

var queueEndpoint = dataStorage.properties.primaryEndpoints.queue

resource exportOnSchedule 'Microsoft.Logic/workflows@2019-05-01' = {
  name: '${namePrefix}-export'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${exporterIdentityId}': {} }
  }
  properties: {
    // The schedule is written into the definition: a trigger's recurrence takes no parameters.
    definition: union(loadJsonContent('../workflows/export-on-schedule.json'), {
      triggers: {
        Schedule: {
          recurrence: {
            frequency: exportFrequency
            interval: exportInterval
          }
        }
      }
    })
    parameters: {
      queueEndpoint: { value: queueEndpoint }
      identityId: { value: exporterIdentityId }
    }
  }
}

// Its address holds a signature: who has it can have a plan made, and no more, for a person confirms.
resource requestDeletion 'Microsoft.Logic/workflows@2019-05-01' = {
  name: '${namePrefix}-request'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${deleterIdentityId}': {} }
  }
  properties: {
    definition: loadJsonContent('../workflows/request-deletion.json')
    parameters: {
      queueEndpoint: { value: queueEndpoint }
      identityId: { value: deleterIdentityId }
    }
  }
}

// Sends mail in the name of the person who authorizes it once, in the portal, after the deployment.
resource office365 'Microsoft.Web/connections@2016-06-01' = {
  name: '${namePrefix}-office365'
  location: location
  tags: tags
  properties: {
    displayName: 'Mail about Custom Vision data'
    api: {
      id: subscriptionResourceId('Microsoft.Web/locations/managedApis', location, 'office365')
    }
  }
}

resource approveDeletion 'Microsoft.Logic/workflows@2019-05-01' = {
  name: '${namePrefix}-approve'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${deleterIdentityId}': {} }
  }
  properties: {
    definition: loadJsonContent('../workflows/approve-deletion.json')
    parameters: {
      '$connections': {
        value: {
          office365: {
            id: subscriptionResourceId('Microsoft.Web/locations/managedApis', location, 'office365')
            connectionId: office365.id
            connectionName: office365.name
          }
        }
      }
      queueEndpoint: { value: queueEndpoint }
      identityId: { value: deleterIdentityId }
      approver: { value: approverEmail }
    }
  }
}

output requestWorkflowName string = requestDeletion.name
output mailConnectionName string = office365.name

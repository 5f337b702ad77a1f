// Everything a recipe uses comes with this one module: the vocabulary of models and trainings, of
// tables, figures and claims, and Foundation's mathematics. Of the store only what a recipe names is
// passed on, since it has a type called like one of ours (`Entry`).

@_exported import Autodiff
@_exported import Charts
@_exported import Datasets
@_exported import Distributions
@_exported import Execution
@_exported import Experiments
@_exported import Foundation
@_exported import Metrics
@_exported import Models
@_exported import Networks
@_exported import Objectives
@_exported import Optimizers
@_exported import Reports
@_exported import Samplers
@_exported import Tables
@_exported import Tensors

@_exported import struct Artifacts.Checkpoint
@_exported import struct Artifacts.Digest
@_exported import enum Artifacts.SettingValue
@_exported import struct Artifacts.StoredArray

/// The unit of a measured quantity: ours, not Foundation's type of the same name.
public typealias Unit = Tables.Unit

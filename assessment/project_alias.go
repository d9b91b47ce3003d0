package assessment

import "charter/assessment/project"

type (
	Project         = project.Project
	Partner         = project.Partner
	Supplier        = project.Supplier
	Dates           = project.Dates
	Benefit         = project.Benefit
	Challenge       = project.Challenge
	AlgorithmOwners = project.AlgorithmOwners
	DataItem        = project.DataItem
	OptOuts         = project.OptOuts
	OptOut          = project.OptOut
	Engagement      = project.Engagement
	OtherAssessment = project.OtherAssessment
	Risk            = project.Risk
	Performance     = project.Performance
	Outcome         = project.Outcome
	Environment     = project.Environment
	Review          = project.Review
)

package main

// home opens the home screen: charter without a command.
func (s *display) home() error {
	return s.show("", "charter sample makes a worked example, charter new NAME an assessment, and charter --help lists what works without a terminal")
}

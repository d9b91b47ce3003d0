package file

import "charter/assessment"

// NewFrom makes the next assessment of a project, which will be at path, from an earlier
// one in a file: see [assessment.NewFrom]. That file is not changed; one made with an older
// version of the questions is read as what it becomes with the newer ones.
func (p *Packs) NewFrom(earlier, path string, options Options) (*assessment.Assessment, error) {
	data, err := readNamed(options.on(), earlier)
	if err != nil {
		return nil, err
	}
	from, _, err := p.moved(earlier, data, options)
	if err == nil && from == nil {
		from, _, err = p.decode(earlier, data, p.toEdit)
	}
	if err != nil {
		return nil, err
	}
	id, err := newID()
	if err != nil {
		return nil, err
	}
	next := assessment.NewFrom(from, id, options.Now())
	p.setFolder(next, earlier, path)
	return next, nil
}

package window

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// answer is the "value" of what a driver answers, by the W3C's WebDriver
// recommendation: a result, or an error with its name and sentence.
type answer struct{ value json.RawMessage }

func (a answer) into(v any) error {
	if err := json.Unmarshal(a.value, v); err != nil {
		return fmt.Errorf("the driver answered %s: %w", a.value, err)
	}
	return nil
}

// driverError is what the driver could not do.
type driverError struct {
	Name    string `json:"error"`
	Message string `json:"message"`
}

func (e *driverError) Error() string { return e.Name + ": " + e.Message }

// call has the driver do one thing.
func (d *Driver) call(ctx context.Context, method, path string, body any) (answer, error) {
	var sent bytes.Buffer
	if body != nil {
		if err := json.NewEncoder(&sent).Encode(body); err != nil {
			return answer{}, err
		}
	}
	request, err := http.NewRequestWithContext(ctx, method, "http://"+d.address+path, &sent)
	if err != nil {
		return answer{}, err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	var got struct {
		Value json.RawMessage `json:"value"`
	}
	if err := json.NewDecoder(response.Body).Decode(&got); err != nil {
		return answer{}, fmt.Errorf("%s %s: %w", method, path, err)
	}
	if response.StatusCode != http.StatusOK {
		failure := new(driverError)
		if err := json.Unmarshal(got.Value, failure); err != nil {
			return answer{}, fmt.Errorf("%s %s: %s: %s", method, path, response.Status, got.Value)
		}
		return answer{}, failure
	}
	return answer{got.Value}, nil
}
